/// <reference types="chrome" />
import { FIND_MESSAGE, SIGN_IN_MESSAGE } from "#shared/extension/model.ts";
import { quietToken, readConfig } from "#tab/host/session.ts";

const MOST = 5;
const MOST_PEOPLE = 2;

interface Found {
  path: string;
  name: string;
  where: string;
}

/** What is suggested for what was typed after the keyword: services first, then people. */
export async function suggest(typed: string, show: (found: chrome.omnibox.SuggestResult[]) => void) {
  const found = await find(typed).catch(() => []);
  show(found.map(({ path, name, where }) => ({ content: path, description: describe(name, where) })));
}

const describe = (name: string, where: string) =>
  `<match>${asXml(name)}</match>${where && ` <dim>${asXml(where)}</dim>`}`;

/** The browser reads suggestions as XML, and refuses all of them for one stray character. */
const asXml = (text: string) =>
  text.replace(/[<>&'"]/g, (character) => `&#${character.codePointAt(0)};`).replace(/\p{Cc}/gu, " ");

/** The panel as a page of its own, in the tab that the address was typed in: an address may open no panel. */
export async function go(typed: string) {
  const [first] = typed.startsWith("/") ? [] : await find(typed).catch(() => []);
  const path = first?.path ?? (typed.startsWith("/") ? typed : "/today");
  await chrome.tabs.update({ url: chrome.runtime.getURL(`panel.html#${path}`) });
}

async function find(typed: string): Promise<Found[]> {
  const token = await quietToken();
  const query = typed.trim();
  if (token === null || query === "") return [];
  const { server } = await readConfig();
  async function read<Item>(path: string) {
    const response = await fetch(`${server}${path}?${new URLSearchParams({ query, limit: String(MOST) })}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return response.ok ? ((await response.json()) as { items: Item[] }).items : [];
  }
  const [services, people] = await Promise.all([
    read<{ serviceId: string; name: string; team: { name: string } }>("/api/services/find"),
    read<{ name: string; teams: { teamId: string; name: string }[] }>("/api/people"),
  ]);
  const placesOfPeople = people.flatMap(({ name, teams: [team] }) =>
    team ? [{ path: `/promises?team=${team.teamId}`, name, where: team.name }] : [],
  );
  const placesOfServices = services.map(({ serviceId, name, team }) => ({
    path: `/promises/${serviceId}`,
    name,
    where: team.name,
  }));
  // However many services there are, the people stay in sight.
  const room = MOST - Math.min(MOST_PEOPLE, placesOfPeople.length);
  return [...placesOfServices.slice(0, room), ...placesOfPeople].slice(0, MOST);
}

/** Said before anything is typed: what is found here, or that nobody is signed in for whom to find it. */
export async function describeDefault() {
  const token = await quietToken().catch(() => undefined);
  const message = token === null ? SIGN_IN_MESSAGE : FIND_MESSAGE;
  await chrome.omnibox.setDefaultSuggestion({ description: chrome.i18n.getMessage(message) });
}
