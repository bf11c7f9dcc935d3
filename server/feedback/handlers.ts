import type { BotCommand } from "#server/teamsBot/command.ts";
import { suggest as endpoint } from "#shared/feedback/api.ts";
import { parse } from "#shared/parse.ts";
import { suggest } from "./verbs.ts";

/** A suggestion from a message goes to the team it is about, not into the conversation. */
export const feedbackBot = {
  "feedback.suggest": {
    fields: ({ teams, ownTeams }, { text, author }) => [
      {
        name: "text",
        kind: "longText",
        label: "teamsBot.suggestion",
        longest: 1000,
        value: text.slice(0, 1000).toWellFormed(),
      },
      {
        name: "supplierTeamId",
        kind: "choice",
        label: "teamsBot.about",
        choices: teams,
        value: author?.teamId ?? undefined,
      },
      {
        name: "customerTeamId",
        kind: "choice",
        label: "teamsBot.ownTeam",
        choices: ownTeams,
        value: ownTeams[0]?.value,
      },
    ],
    async record(ctx, { text, supplierTeamId, customerTeamId }) {
      await suggest(ctx, parse(endpoint.input, { text, supplierTeamId, customerTeamId }));
      return { told: "teamsBot.recorded" };
    },
  },
} satisfies Record<string, BotCommand>;
