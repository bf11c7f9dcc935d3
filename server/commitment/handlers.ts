import type { BotCommand, DialogField, Filled, Message } from "#server/teamsBot/command.ts";
import { dueFields, filledMoment, otherTeam, ownTeam, sourceIn } from "#server/teamsBot/fields.ts";
import {
  askForCommitment as askEndpoint,
  promiseCommitment as promiseEndpoint,
} from "#shared/commitment/api.ts";
import { parse } from "#shared/parse.ts";
import { sentenceAndDetails } from "#shared/teamsBot/message.ts";
import { askForCommitment, promiseCommitment } from "./make.ts";

/** How a commitment is recorded from a message; the message stays its source. */
export const commitmentBot = {
  "commitment.ask": {
    fields: (setting, message) => [
      ...wordsOf(message),
      otherTeam("supplierTeamId", "teamsBot.supplier", setting, message),
      ownTeam("customerTeamId", setting),
      { name: "day", kind: "date", label: "teamsBot.wishDay", isOptional: true },
    ],
    async record(ctx, filled, message, { timeZone }) {
      const { supplierTeamId, customerTeamId } = filled;
      const wishedAt = filled.day ? filledMoment(filled, timeZone) : null;
      const input = { ...recordedWords(filled, message), supplierTeamId, customerTeamId, wishedAt };
      return askForCommitment(ctx, parse(askEndpoint.input, input));
    },
  },
  "commitment.promise": {
    fields: (setting, message, now) => [
      ...wordsOf(message),
      otherTeam("customerTeamId", "teamsBot.customer", setting, message),
      ownTeam("supplierTeamId", setting),
      ...dueFields(setting.timeZone, now),
    ],
    async record(ctx, filled, message, { timeZone }) {
      const { supplierTeamId, customerTeamId } = filled;
      const { author } = message;
      const requesterId = author && author.teamId === customerTeamId ? author.personId : null;
      const between = { supplierTeamId, customerTeamId, requesterId, dueAt: filledMoment(filled, timeZone) };
      const input = { ...recordedWords(filled, message), ...between };
      return promiseCommitment(ctx, parse(promiseEndpoint.input, input));
    },
  },
} satisfies Record<string, BotCommand>;

function wordsOf({ text }: Message): DialogField[] {
  const { sentence, details } = sentenceAndDetails(text);
  return [
    { name: "sentence", kind: "text", label: "teamsBot.sentence", longest: 300, value: sentence },
    {
      name: "details",
      kind: "longText",
      label: "teamsBot.details",
      longest: 4000,
      isOptional: true,
      value: details,
    },
  ];
}

const recordedWords = ({ sentence, details }: Filled, message: Message) => ({
  sentence,
  details,
  source: sourceIn(message),
});
