import { type Host, HostRefusal, type HostState, type ThemeName, WatchedState } from "./host.ts";

const PERSON = "counterpart.as";

/** The plain page: demo only; who looks is named in the address and signed in by the demo's own issuer. */
export async function connectPage(): Promise<Host> {
  if (document.documentElement.dataset.demo !== "true") throw new HostRefusal("app.openInTeamsHint");
  const objectId = rememberPerson();
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const contrast = matchMedia("(forced-colors: active)");
  const state = new WatchedState(startState(themeOf(dark, contrast)));
  const follow = () => state.change({ theme: themeOf(dark, contrast) });
  dark.addEventListener("change", follow);
  contrast.addEventListener("change", follow);
  window.addEventListener("languagechange", () => state.change({ locale: localeOf() }));

  return {
    name: "page",
    get state() {
      return state.current;
    },
    onChange: state.onChange,
    getToken: () => fetchDemoToken(objectId),
    linkTo: (path) => new URL(path, location.origin).href,
    async openLink(url) {
      window.open(url, "_blank", "noopener");
    },
    notifyDue(count) {
      document.title = count > 0 ? `(${count}) Counterpart` : "Counterpart";
    },
    reportReady() {},
  };
}

/** The address may ask for a theme, a language or a channel's view, so that every look of the demo can be linked to. */
function startState(theme: ThemeName): HostState {
  const query = new URLSearchParams(location.search);
  const wanted = query.get("theme");
  return {
    theme: wanted === "light" || wanted === "dark" || wanted === "contrast" ? wanted : theme,
    locale: localeOf(),
    scope: location.pathname.startsWith("/team/")
      ? "channel"
      : location.pathname === "/configure"
        ? "configure"
        : "personal",
    path: null,
  };
}

const localeOf = () => new URLSearchParams(location.search).get("locale") ?? navigator.language;

/** The address names the person only at first: later ones, and a reload, are still theirs. */
function rememberPerson() {
  const named = new URLSearchParams(location.search).get("as");
  if (named) sessionStorage.setItem(PERSON, named);
  return named ?? sessionStorage.getItem(PERSON);
}

function themeOf(dark: MediaQueryList, contrast: MediaQueryList): ThemeName {
  if (contrast.matches) return "contrast";
  return dark.matches ? "dark" : "light";
}

async function fetchDemoToken(objectId: string | null) {
  const response = await fetch("/demo/sign-in", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(objectId ? { objectId } : {}),
  });
  if (!response.ok) throw new HostRefusal("app.signInFailed");
  const { token } = (await response.json()) as { token: string };
  return token;
}
