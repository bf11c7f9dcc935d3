import { fetchDemoToken, listDemoPeople, play, rememberPerson } from "./demo.ts";
import { type Host, HostRefusal, type HostState, type ThemeName, WatchedState } from "./host.ts";
import { followTheme } from "./theme.ts";

/** The plain page: demo only; who looks is named in the address and signed in by the demo's own issuer. */
export async function connectPage(): Promise<Host> {
  if (document.documentElement.dataset.demo !== "true") throw new HostRefusal("app.openInTeamsHint");
  const objectId = rememberPerson();
  const theme = followTheme((changed) => state.change({ theme: changed }));
  const state = new WatchedState(startState(theme));
  window.addEventListener("languagechange", () => state.change({ locale: localeOf() }));

  return {
    name: "page",
    get state() {
      return state.current;
    },
    server: location.origin,
    onChange: state.onChange,
    getToken: () => fetchDemoToken("", objectId),
    demo: { listPeople: () => listDemoPeople(""), play },
    linkTo: (path) => new URL(path, location.origin).href,
    copy: (text) => navigator.clipboard.writeText(text),
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
