import type { BotCommand } from "#server/teamsBot/command.ts";
import { complain as endpoint } from "#shared/complaint/api.ts";
import { parse } from "#shared/parse.ts";
import { complain } from "./verbs.ts";

/** A complaint from a message is between the complainant and who handles it: the conversation learns nothing. */
export const complaintBot = {
  "complaint.complain": {
    fields: ({ teams, ownTeams }, { text, author }) => [
      {
        name: "text",
        kind: "longText",
        label: "teamsBot.complaint",
        longest: 4000,
        value: text.slice(0, 4000).toWellFormed(),
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
      { name: "keepsName", kind: "switch", label: "teamsBot.keepName" },
    ],
    async record(ctx, { text, supplierTeamId, customerTeamId, keepsName }) {
      const naming = keepsName === "true" ? "kept" : "named";
      await complain(ctx, parse(endpoint.input, { text, supplierTeamId, customerTeamId, naming }));
      return { told: "teamsBot.recorded" };
    },
  },
} satisfies Record<string, BotCommand>;
