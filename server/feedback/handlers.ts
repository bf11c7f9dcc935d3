import type { BotCommand } from "#server/teamsBot/command.ts";
import { otherTeam, ownTeam, sourceIn, words } from "#server/teamsBot/fields.ts";
import { suggest as endpoint } from "#shared/feedback/api.ts";
import { parse } from "#shared/parse.ts";
import { suggest } from "./verbs.ts";

/** A suggestion from a message goes to the team it is about, not into the conversation. */
export const feedbackBot = {
  "feedback.suggest": {
    fields: (setting, message) => [
      words("teamsBot.suggestion", 1000, message),
      otherTeam("supplierTeamId", "teamsBot.about", setting, message),
      ownTeam("customerTeamId", setting),
    ],
    async record(ctx, { text, supplierTeamId, customerTeamId }, message) {
      const source = sourceIn(message);
      await suggest(ctx, parse(endpoint.input, { text, supplierTeamId, customerTeamId, source }));
      return { told: "teamsBot.recorded" };
    },
  },
} satisfies Record<string, BotCommand>;
