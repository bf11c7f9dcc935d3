import { tabOf as tabOfView, viewAt, views } from "./contributions.ts";

/** A link with more than 1,024 characters is refused, and each Chinese one takes nine. */
const LONGEST_LABEL = 40;

/** Where the tab is found: in Teams by the app's id; without one, as in the demo, at its own address alone. */
export interface Site {
  origin: string;
  appId: string | null;
}

/**
 * An address that opens a path of the tab, inside Teams where there is an app.
 *
 * @example deepLinkTo({ origin: "http://localhost:3978", appId: null }, "/today") // => "http://localhost:3978/today"
 */
export function deepLinkTo({ origin, appId }: Site, path: string, label = "") {
  const webUrl = new URL(path, origin).href;
  if (appId === null) return webUrl;
  const query = new URLSearchParams({
    webUrl,
    label: label.slice(0, LONGEST_LABEL).toWellFormed(),
    context: JSON.stringify({ subEntityId: path }),
  });
  return `https://teams.microsoft.com/l/entity/${appId}/${tabOf(path)}?${query.toString().replaceAll("+", "%20")}`;
}

/** A setting has no tab of its own, a team's view is the tab of its channel: both are opened in Today's. */
function tabOf(path: string) {
  const id = viewAt(path) ?? "today";
  return views[id].scopes.includes("channel") ? "today" : tabOfView(id);
}

/**
 * The path of the tab that an address leads to, whether it is our own or one that Teams makes; null for any other.
 *
 * @example pathOfLink({ origin: "https://c.example", appId: null }, "https://c.example/today/1") // => "/today/1"
 */
export function pathOfLink({ origin, appId }: Site, address: string) {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.origin === new URL(origin).origin) return url.pathname;
  const isOurs = appId !== null && url.pathname.startsWith(`/l/entity/${appId}/`);
  if (!isOurs || url.hostname !== "teams.microsoft.com") return null;
  return subEntityOf(url.searchParams.get("context"));
}

function subEntityOf(context: string | null) {
  try {
    const { subEntityId } = JSON.parse(context ?? "") as { subEntityId?: unknown };
    return typeof subEntityId === "string" && subEntityId.startsWith("/") ? subEntityId : null;
  } catch {
    return null;
  }
}
