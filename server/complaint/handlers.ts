import type { BotCommand, Note } from "#server/teamsBot/command.ts";
import { otherTeam, ownTeam, sourceIn, words } from "#server/teamsBot/fields.ts";
import { complain as endpoint } from "#shared/complaint/api.ts";
import { parse } from "#shared/parse.ts";
import { settingsOf } from "./settings.ts";
import { complain } from "./verbs.ts";

/** A complaint from a message is between the complainant and who handles it: the conversation learns nothing. */
export const complaintBot = {
  "complaint.complain": {
    fields: (setting, message) => [
      words("teamsBot.complaint", 4000, message),
      otherTeam("supplierTeamId", "teamsBot.about", setting, message),
      ownTeam("customerTeamId", setting),
      { name: "keepsName", kind: "switch", label: "teamsBot.keepName" },
    ],
    async notes({ db }) {
      const { officeUrl } = await settingsOf(db);
      const office: Note = officeUrl
        ? { text: "complaint.form.office", link: { label: "complaint.form.officeLink", url: officeUrl } }
        : { text: "complaint.form.noOffice" };
      return [{ text: "complaint.form.keptNote" }, office];
    },
    async record(ctx, { text, supplierTeamId, customerTeamId, keepsName }, message) {
      const naming = keepsName === "true" ? "kept" : "named";
      await complain(
        ctx,
        parse(endpoint.input, { text, supplierTeamId, customerTeamId, naming, source: sourceIn(message) }),
      );
      return { told: "teamsBot.recorded" };
    },
  },
} satisfies Record<string, BotCommand>;
