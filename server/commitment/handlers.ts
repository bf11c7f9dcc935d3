import type { BotCommand, DialogField, Filled, Message } from "#server/teamsBot/command.ts";
import { otherTeam, ownTeam } from "#server/teamsBot/fields.ts";
import {
  askForCommitment as askEndpoint,
  promiseCommitment as promiseEndpoint,
} from "#shared/commitment/api.ts";
import { parse } from "#shared/parse.ts";
import { Problem } from "#shared/problem.ts";
import { sentenceAndDetails } from "#shared/teamsBot/message.ts";
import { momentIn, nextWeekday } from "#shared/teamsBot/moment.ts";
import { askForCommitment, promiseCommitment } from "./make.ts";

const CLOSING = "17:00";

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
      const wishedAt = filled.day ? momentOf(filled, timeZone) : null;
      const input = { ...recordedWords(filled, message), supplierTeamId, customerTeamId, wishedAt };
      return askForCommitment(ctx, parse(askEndpoint.input, input));
    },
  },
  "commitment.promise": {
    fields: (setting, message, now) => [
      ...wordsOf(message),
      otherTeam("customerTeamId", "teamsBot.customer", setting, message),
      ownTeam("supplierTeamId", setting),
      { name: "day", kind: "date", label: "teamsBot.dueDay", value: nextWeekday(setting.timeZone, now) },
      { name: "time", kind: "time", label: "teamsBot.dueTime", value: CLOSING },
    ],
    async record(ctx, filled, message, { timeZone }) {
      const { supplierTeamId, customerTeamId } = filled;
      const { author } = message;
      const requesterId = author && author.teamId === customerTeamId ? author.personId : null;
      const between = { supplierTeamId, customerTeamId, requesterId, dueAt: momentOf(filled, timeZone) };
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

const recordedWords = ({ sentence, details }: Filled, { link, sourceTitle }: Message) => ({
  sentence,
  details,
  source: link === null ? null : { title: sourceTitle, url: link },
});

function momentOf({ day = "", time = CLOSING }: Filled, timeZone: string) {
  const moment = momentIn(timeZone, day, time);
  if (moment === null) throw new Problem("invalid", "teamsBot.error.date", { field: "day" });
  return moment;
}
