import { type Host, HostRefusal, type HostState, type ThemeName, WatchedState } from "./host.ts";

/** The plain page: demo only; the person is chosen on the page and signed in by the demo's own issuer. */
export async function connectPage(): Promise<Host> {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const contrast = matchMedia("(forced-colors: active)");
  const state = new WatchedState(startState(themeOf(dark, contrast)));
  const follow = () => state.change({ theme: themeOf(dark, contrast) });
  dark.addEventListener("change", follow);
  contrast.addEventListener("change", follow);

  return {
    name: "page",
    get state() {
      return state.current;
    },
    onChange: state.onChange,
    getToken: () => fetchDemoToken(new URLSearchParams(location.search).get("as")),
    linkTo: (path) => new URL(path, location.origin).href,
    async openLink(url) {
      window.open(url, "_blank", "noopener");
    },
    notifyDue(count) {
      document.title = count > 0 ? `(${count}) Counterpart` : "Counterpart";
    },
    reportReady() {},
    reportFailure() {},
  };
}

/** The address may ask for a theme, a language or a channel's view, so that every look of the demo can be linked to. */
function startState(theme: ThemeName): HostState {
  const query = new URLSearchParams(location.search);
  const wanted = query.get("theme");
  return {
    theme: wanted === "light" || wanted === "dark" || wanted === "contrast" ? wanted : theme,
    locale: query.get("locale") ?? navigator.language,
    scope: location.pathname.startsWith("/team/") ? "channel" : location.pathname === "/configure" ? "configure" : "personal",
    path: location.pathname,
  };
}

function themeOf(dark: MediaQueryList, contrast: MediaQueryList): ThemeName {
  if (contrast.matches) return "contrast";
  return dark.matches ? "dark" : "light";
}

async function fetchDemoToken(objectId: string | null) {
  const response = await fetch("/demo/sign-in", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(objectId ? { objectId } : {}) });
  if (!response.ok) throw new HostRefusal("app.signInFailed");
  const { token } = (await response.json()) as { token: string };
  return token;
}
