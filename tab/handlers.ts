import type { CommandId } from "#shared/contributions.ts";
import { agreementHandlers } from "#tab/agreement/handlers.ts";
import { calendarHandlers } from "#tab/calendar/handlers.ts";
import { commitmentHandlers } from "#tab/commitment/handlers.ts";
import { complaintHandlers } from "#tab/complaint/handlers.ts";
import { feedbackHandlers } from "#tab/feedback/handlers.ts";
import { improvementHandlers } from "#tab/improvement/handlers.ts";
import { notificationHandlers } from "#tab/notification/handlers.ts";
import { organisationHandlers } from "#tab/organisation/handlers.ts";
import { recognitionHandlers } from "#tab/recognition/handlers.ts";
import { relationshipHandlers } from "#tab/relationship/handlers.ts";
import { surveyHandlers } from "#tab/survey/handlers.ts";
import type { Handler } from "#tab/tools.ts";

/** What each command does; a command without a handler does not compile. */
export const handlers: Record<CommandId, Handler> = {
  ...commitmentHandlers,
  ...relationshipHandlers,
  ...agreementHandlers,
  ...organisationHandlers,
  ...calendarHandlers,
  ...surveyHandlers,
  ...notificationHandlers,
  ...recognitionHandlers,
  ...feedbackHandlers,
  ...improvementHandlers,
  ...complaintHandlers,
};
