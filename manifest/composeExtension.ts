import type { TeamsManifestV1D25 } from "@microsoft/app-manifest";
import type { Place } from "#shared/contribution.ts";
import { type CommandId, commandIds, commands } from "#shared/contributions.ts";
import { en } from "#shared/text.en.ts";
import type { TextKey } from "#shared/text.ts";
import { zh } from "#shared/text.zh.ts";

const inTeams = ["message", "compose"] as const satisfies Place[];

/** What can be recorded from a message or while one is written: the contributions that say so. */
export const teamsCommandIds = commandIds.filter((id) => placesOf(id).length > 0);

function placesOf(id: CommandId) {
  return inTeams.filter((place) => commands[id].places.includes(place));
}

/** The search that puts a service or an open promise into a message. */
export const SEARCH_ID = "search";
const searchTexts = ["teamsBot.search", "teamsBot.searchHint", "teamsBot.searchWords"] as const;
type SearchText = (typeof searchTexts)[number];

const textOf = (texts: typeof en | typeof zh, key: TextKey) =>
  (texts as unknown as Record<TextKey, string>)[key].replace(/…$/, "");

/** The message extension and its bot, where one is registered; commands and titles come from the contributions. */
export function botParts(botId: string, domain: string) {
  const search = (key: SearchText) => textOf(en, key);
  const composeExtension: TeamsManifestV1D25.ComposeExtension = {
    botId,
    commands: [
      {
        id: SEARCH_ID,
        type: "query",
        title: search("teamsBot.search"),
        description: search("teamsBot.searchHint"),
        context: ["compose", "commandBox"],
        initialRun: true,
        parameters: [{ name: "words", title: search("teamsBot.searchWords") }],
      },
      ...teamsCommandIds.map((id) => ({
        id,
        type: "action" as const,
        title: textOf(en, commands[id].title),
        context: placesOf(id),
        fetchTask: true,
      })),
    ],
    messageHandlers: [{ type: "link", value: { domains: [domain] } }],
  };
  return { bots: [botWith(botId)], composeExtensions: [composeExtension] };
}

/** Where a card is sent the bot must be allowed too, or nobody answers its buttons; it never talks. */
const botWith = (botId: string): TeamsManifestV1D25.Bot => ({
  botId,
  scopes: ["personal", "team", "groupChat"],
  isNotificationOnly: true,
});

/** The extension's strings in Chinese, by the place each has in the manifest. */
export function chineseExtension() {
  const place = (index: number) => `composeExtensions[0].commands[${index}]`;
  const titles = teamsCommandIds.map((id, index) => [
    `${place(index + 1)}.title`,
    textOf(zh, commands[id].title),
  ]);
  return {
    [`${place(0)}.title`]: textOf(zh, "teamsBot.search"),
    [`${place(0)}.description`]: textOf(zh, "teamsBot.searchHint"),
    [`${place(0)}.parameters[0].title`]: textOf(zh, "teamsBot.searchWords"),
    ...(Object.fromEntries(titles) as Record<string, string>),
  };
}
