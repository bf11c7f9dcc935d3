import { commitmentBot } from "#server/commitment/handlers.ts";
import { complaintBot } from "#server/complaint/handlers.ts";
import { feedbackBot } from "#server/feedback/handlers.ts";
import { recognitionBot } from "#server/recognition/handlers.ts";
import type { CommandId } from "#shared/contributions.ts";
import type { BotCommand } from "./command.ts";

/** What can be recorded from Teams; a test holds it against the list of contributions. */
export const botCommands: Partial<Record<CommandId, BotCommand>> = {
  ...commitmentBot,
  ...recognitionBot,
  ...feedbackBot,
  ...complaintBot,
};
