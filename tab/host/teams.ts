import { app, authentication, pages } from "@microsoft/teams-js";
import { type Host, HostRefusal, type HostState, inTime, type ThemeName, WatchedState } from "./host.ts";

const INITIALIZE_LIMIT_MS = 7_000;
const TOKEN_LIMIT_MS = 15_000;

/** Microsoft Teams (and Outlook, Microsoft 365): every call has a time limit, nothing relies on storage or cookies. */
export async function connectTeams(): Promise<Host> {
  await inTime(app.initialize(), INITIALIZE_LIMIT_MS);
  const context = await inTime(app.getContext(), INITIALIZE_LIMIT_MS);
  const state = new WatchedState(stateOf(context));
  app.registerOnThemeChangeHandler((theme) => state.change({ theme: themeOf(theme) }));
  app.registerOnContextChangeHandler((changed) => state.change({ theme: themeOf(changed.app.theme), locale: changed.app.locale }));
  app.notifyAppLoaded();

  return {
    name: "teams",
    get state() {
      return state.current;
    },
    onChange: state.onChange,
    getToken,
    linkTo: (path, label) => deepLink(context, path, label),
    openLink: (url) => inTime(app.openLink(url), INITIALIZE_LIMIT_MS),
    notifyDue() {},
    reportReady: () => void app.notifySuccess(),
    reportFailure(reason) {
      app.notifyFailure({ reason: reason === "signIn" ? app.FailedReason.AuthFailed : reason === "timeout" ? app.FailedReason.Timeout : app.FailedReason.Other });
    },
    offerConfiguration,
  };
}

async function getToken() {
  try {
    return await inTime(authentication.getAuthToken(), TOKEN_LIMIT_MS);
  } catch (error) {
    if (error instanceof HostRefusal) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new HostRefusal(/consent/i.test(reason) ? "app.signInRefused" : "app.signInFailed");
  }
}

function stateOf({ app: { theme, locale }, page, channel }: app.Context): HostState {
  const path = page.subPageId?.startsWith("/") ? page.subPageId : location.pathname;
  const scope = page.frameContext === "settings" ? "configure" : channel ? "channel" : "personal";
  return { theme: themeOf(theme), locale, scope, path };
}

function themeOf(theme: string): ThemeName {
  if (theme === "contrast") return "contrast";
  return theme === "default" ? "light" : "dark";
}

/** A link that opens this path inside Teams; the path comes back as the sub-page. */
function deepLink({ app: { appId }, page, channel }: app.Context, path: string, label: string) {
  const where = JSON.stringify({ subEntityId: path, ...(channel ? { channelId: channel.id } : {}) });
  const query = new URLSearchParams({ webUrl: new URL(path, location.origin).href, label, context: where });
  return `https://teams.microsoft.com/l/entity/${appId}/${encodeURIComponent(page.id)}?${query.toString().replaceAll("+", "%20")}`;
}

let chosen: { teamId: string; teamName: string } | null = null;
let isSaveRegistered = false;

/** The channel tab stands for one team, kept in the tab's own address. */
function offerConfiguration(choice: typeof chosen) {
  chosen = choice;
  pages.config.setValidityState(choice !== null);
  if (isSaveRegistered) return;
  isSaveRegistered = true;
  pages.config.registerOnSaveHandler(async (event) => {
    if (!chosen) return event.notifyFailure("No team is chosen.");
    const url = new URL(`/team/${chosen.teamId}`, location.origin).href;
    await pages.config.setConfig({ entityId: `team-${chosen.teamId}`, contentUrl: url, websiteUrl: url, suggestedDisplayName: chosen.teamName.slice(0, 128) });
    event.notifySuccess();
  });
}
