import { agreementEn } from "./agreement/text.en.ts";
import { appEn } from "./app/text.en.ts";
import { calendarEn } from "./calendar/text.en.ts";
import { commitmentLaterEn } from "./commitment/later.en.ts";
import { commitmentEn } from "./commitment/text.en.ts";
import { complaintEn } from "./complaint/text.en.ts";
import { feedbackEn } from "./feedback/text.en.ts";
import { improvementEn } from "./improvement/text.en.ts";
import { intakeEn } from "./intake/text.en.ts";
import { notificationEn } from "./notification/text.en.ts";
import { organisationEn } from "./organisation/text.en.ts";
import { recognitionEn } from "./recognition/text.en.ts";
import { recordEn } from "./record/text.en.ts";
import { relationshipEn } from "./relationship/text.en.ts";
import { surveyEn } from "./survey/text.en.ts";
import { teamsBotEn } from "./teamsBot/text.en.ts";

export const en = {
  ...appEn,
  ...organisationEn,
  ...calendarEn,
  ...relationshipEn,
  ...agreementEn,
  ...commitmentEn,
  ...commitmentLaterEn,
  ...intakeEn,
  ...surveyEn,
  ...recordEn,
  ...notificationEn,
  ...teamsBotEn,
  ...recognitionEn,
  ...feedbackEn,
  ...improvementEn,
  ...complaintEn,
} as const;
