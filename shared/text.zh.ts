import { agreementZh } from "./agreement/text.zh.ts";
import { appZh } from "./app/text.zh.ts";
import { calendarZh } from "./calendar/text.zh.ts";
import { commitmentLaterZh } from "./commitment/later.zh.ts";
import { commitmentZh } from "./commitment/text.zh.ts";
import { complaintZh } from "./complaint/text.zh.ts";
import { feedbackZh } from "./feedback/text.zh.ts";
import { improvementZh } from "./improvement/text.zh.ts";
import { intakeZh } from "./intake/text.zh.ts";
import { notificationZh } from "./notification/text.zh.ts";
import { organisationZh } from "./organisation/text.zh.ts";
import { recognitionZh } from "./recognition/text.zh.ts";
import { recordZh } from "./record/text.zh.ts";
import { relationshipZh } from "./relationship/text.zh.ts";
import { surveyZh } from "./survey/text.zh.ts";
import { teamsBotZh } from "./teamsBot/text.zh.ts";

export const zh = {
  ...appZh,
  ...organisationZh,
  ...calendarZh,
  ...relationshipZh,
  ...agreementZh,
  ...commitmentZh,
  ...commitmentLaterZh,
  ...intakeZh,
  ...surveyZh,
  ...recordZh,
  ...notificationZh,
  ...teamsBotZh,
  ...recognitionZh,
  ...feedbackZh,
  ...improvementZh,
  ...complaintZh,
};
