import type { BotCommand, Choice, Message, Setting } from "#server/teamsBot/command.ts";
import { ownTeam, sourceIn } from "#server/teamsBot/fields.ts";
import { PERSON } from "#server/teamsBot/named.ts";
import { parse } from "#shared/parse.ts";
import { giveThanks as endpoint } from "#shared/recognition/api.ts";
import { giveThanks } from "./verbs.ts";

/** Thanks for a message go to its author or to whom one names, a person or a team, and are said in the conversation. */
export const recognitionBot = {
  "recognition.thank": {
    fields: (setting, message) => [
      {
        name: "receiver",
        kind: "choice",
        label: "teamsBot.receiver",
        choices: receivers(setting, message),
        value: message.author ? `${PERSON}${message.author.personId}` : undefined,
        named: { label: "teamsBot.otherReceiver", among: "everybody" },
      },
      { name: "reason", kind: "longText", label: "teamsBot.reason", longest: 500 },
      ownTeam("giverTeamId", setting),
    ],
    async record(ctx, { receiver = "", reason, giverTeamId }, message) {
      const whom = receiver.startsWith(PERSON)
        ? { receiverId: receiver.slice(PERSON.length) }
        : { receiverTeamId: receiver };
      const given = await giveThanks(
        ctx,
        parse(endpoint.input, { ...whom, reason, giverTeamId, source: sourceIn(message) }),
      );
      const to = given.receiver?.name ?? given.receiverTeam?.name ?? "";
      return { card: { from: given.giver.name, to, title: given.reason } };
    },
  },
} satisfies Record<string, BotCommand>;

function receivers({ teams }: Setting, { author }: Message): Choice[] {
  return author ? [{ value: `${PERSON}${author.personId}`, title: author.name }, ...teams] : teams;
}
