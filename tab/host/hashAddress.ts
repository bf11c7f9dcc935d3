import { useSyncExternalStore } from "react";

/** What the hash says: the path, and after a question mark the search; a file of an extension has no paths below it. */
const written = () => {
  const [path = "", search = ""] = location.hash.replace(/^#?\/?/, "/").split("?");
  return { path, search };
};

function follow(onChange: () => void) {
  window.addEventListener("hashchange", onChange);
  window.addEventListener("popstate", onChange);
  return () => {
    window.removeEventListener("hashchange", onChange);
    window.removeEventListener("popstate", onChange);
  };
}

function navigate(to: string, { replace = false, state = null as unknown } = {}) {
  history[replace ? "replaceState" : "pushState"](state, "", `#${to}`);
  window.dispatchEvent(new PopStateEvent("popstate"));
}

const usePath = (): [string, typeof navigate] => [
  useSyncExternalStore(follow, () => written().path),
  navigate,
];

/**
 * The router's address kept in the hash, so that a reload finds the same page again.
 *
 * @example <Router hook={useHashAddress}>
 */
export const useHashAddress = Object.assign(usePath, {
  hrefs: (href: string) => `#${href}`,
  searchHook: () => useSyncExternalStore(follow, () => written().search),
});

export const hashPath = () => written().path;
