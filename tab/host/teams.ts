import { app, authentication, clipboard, pages } from "@microsoft/teams-js";
import { tabOf as tabOfView, viewAt, views } from "#shared/contributions.ts";
import { type Host, HostRefusal, type HostState, inTime, type ThemeName, WatchedState } from "./host.ts";

const INITIALIZE_LIMIT_MS = 7_000;
const TOKEN_LIMIT_MS = 15_000;
const LONGEST_NAME = 128;

/** Microsoft Teams (and Outlook, Microsoft 365): every call has a time limit, nothing relies on storage or cookies. */
export async function connectTeams(): Promise<Host> {
  await inTime(app.initialize(), INITIALIZE_LIMIT_MS);
  app.notifyAppLoaded();
  const context = await readContext().catch(tellFailure);
  const state = new WatchedState(stateOf(context));
  app.registerOnThemeChangeHandler((theme) => state.change({ theme: themeOf(theme) }));
  app.registerOnContextChangeHandler(() => void followContext(state));

  return {
    name: "teams",
    get state() {
      return state.current;
    },
    server: location.origin,
    onChange: state.onChange,
    getToken,
    linkTo: (path, label) => deepLink(context, path, label),
    copy: (text) => inTime(copy(text), INITIALIZE_LIMIT_MS),
    openLink: (url) => inTime(app.openLink(url), INITIALIZE_LIMIT_MS),
    notifyDue() {},
    reportReady: () => void app.notifySuccess(),
    offerConfiguration,
  };
}

/** As a failure of its own, Teams would cover our page, which says what to do, with one of its own. */
function tellFailure(error: unknown): never {
  app.notifyExpectedFailure({ reason: app.ExpectedFailureReason.Other });
  throw error;
}

const readContext = () => inTime(app.getContext(), INITIALIZE_LIMIT_MS);

/** The event only says that something changed: hosts send it in more than one shape, so the context is asked for. */
async function followContext(state: WatchedState) {
  const context = await readContext().catch(() => null);
  if (context) state.change({ theme: themeOf(context.app.theme), locale: context.app.locale });
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
  const path = page.subPageId || null;
  const scope = page.frameContext === "settings" ? "configure" : channel ? "channel" : "personal";
  return { theme: themeOf(theme), locale, scope, path };
}

function themeOf(theme: string): ThemeName {
  if (theme === "contrast") return "contrast";
  return theme === "default" ? "light" : "dark";
}

/** A frame may not use the browser's clipboard unless its host lets it; newer ones have one to offer. */
const copy = (text: string) =>
  clipboard.isSupported()
    ? clipboard.write(new Blob([text], { type: "text/plain" }))
    : navigator.clipboard.writeText(text);

/** A link that opens this path inside Teams; the path comes back as the sub-page. */
function deepLink(context: app.Context, path: string, label: string) {
  const { tabId, channelId } = tabOf(context, path);
  const where = JSON.stringify({ subEntityId: path, channelId });
  const query = new URLSearchParams({ webUrl: new URL(path, location.origin).href, label, context: where });
  return `https://teams.microsoft.com/l/entity/${context.app.appId}/${encodeURIComponent(tabId)}?${query.toString().replaceAll("+", "%20")}`;
}

/** A team's view is the tab of its channel; any other is one of the personal tabs, also for who comes from a channel. */
function tabOf({ page, channel }: app.Context, path: string) {
  const id = viewAt(path) ?? "today";
  if (views[id].scopes.includes("channel")) return { tabId: page.id, channelId: channel?.id };
  return { tabId: tabOfView(id) };
}

type Choice = Parameters<NonNullable<Host["offerConfiguration"]>>[0];
let chosen: Choice = null;
let isSaveRegistered = false;

/** The channel tab stands for one team, kept in the tab's own address. */
function offerConfiguration(choice: Choice) {
  chosen = choice;
  pages.config.setValidityState(choice !== null);
  if (isSaveRegistered) return;
  isSaveRegistered = true;
  pages.config.registerOnSaveHandler(async (event) => {
    if (!chosen) return event.notifyFailure("No team is chosen.");
    await pages.config.setConfig(settingsOf(chosen));
    event.notifySuccess();
  });
}

function settingsOf({ teamId, teamName }: NonNullable<Choice>) {
  const url = new URL(`/team/${teamId}`, location.origin).href;
  return {
    entityId: `team-${teamId}`,
    contentUrl: url,
    websiteUrl: url,
    suggestedDisplayName: teamName.slice(0, LONGEST_NAME),
  };
}
