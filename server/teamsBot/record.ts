import { getCommitment } from "#server/commitment/detail.ts";
import type { Ctx } from "#server/ctx.ts";
import { cardOf } from "#server/notification/card.ts";
import { type CommandId, commands } from "#shared/contributions.ts";
import { deepLinkTo } from "#shared/deepLink.ts";
import { Problem } from "#shared/problem.ts";
import { CommandValue, MessagePayload } from "#shared/teamsBot/activity.ts";
import { type Call, parseValue } from "./call.ts";
import { resultOf, resultOfCommitment } from "./cards.ts";
import type { Filled, Recorded } from "./command.ts";
import { botCommands } from "./commands.ts";
import { dialogOf, told } from "./dialog.ts";
import { refilled, withNamed } from "./named.ts";
import { messageOf, settingOf } from "./setting.ts";

/** A command was called: its form, filled in from the message as far as that says. */
export const openDialog = (ctx: Ctx, call: Call) => formOf(ctx, call, {});

interface Refused {
  filled?: Filled;
  error?: string;
}

async function formOf(ctx: Ctx, { value, write, timeZone }: Call, { filled, error }: Refused) {
  if (ctx.actor.roles.size === 0) return told(write("teamsBot.noTeam"));
  const { commandId, payload } = readCommand(value);
  const message = await messageOf(ctx.db, payload, write);
  const setting = await settingOf(ctx, message, timeZone);
  const { fields: fieldsFor, notes } = commandOf(commandId);
  const fields = fieldsFor(setting, message, ctx.now);
  return dialogOf(write, {
    title: write(commands[commandId as CommandId].title).replace(/…$/, ""),
    notes: await notes?.(ctx),
    message: payload && slim(payload),
    error,
    ...(filled ? await refilled(ctx, fields, filled) : { fields }),
  });
}

/** The form came back: what it says is recorded. */
export async function recordFilled(ctx: Ctx, call: Call) {
  const { commandId, payload, filled } = readCommand(call.value);
  const message = await messageOf(ctx.db, payload, call.write);
  const setting = await settingOf(ctx, message, call.timeZone);
  const { fields, record } = commandOf(commandId);
  const whole = await withNamed(ctx, fields(setting, message, ctx.now), filled);
  return answerOf(ctx, call, await record(ctx, whole, message, setting));
}

/** A refusal is said above the form, which keeps what was filled in. */
export const refuseFilled = (ctx: Ctx, call: Call, problem: Problem) =>
  formOf(ctx, call, {
    filled: readCommand(call.value).filled,
    error: call.write(problem.message, problem.values),
  });

async function answerOf(ctx: Ctx, { write, site }: Call, recorded: Recorded) {
  if ("told" in recorded) return told(write(recorded.told));
  if ("commitmentId" in recorded) {
    const commitment = await getCommitment(ctx, { commitmentId: recorded.commitmentId });
    return resultOf([resultOfCommitment(commitment, { write, site })]);
  }
  const { from, to, title } = recorded.card;
  const heading = write("teamsBot.thanks", { from, to });
  const link = { title: write("teamsBot.open"), url: deepLinkTo(site, "/voice") };
  return resultOf([
    { card: cardOf({ heading, title, under: null, link }), preview: { title: heading, text: title } },
  ]);
}

function commandOf(commandId: string) {
  const command = Object.hasOwn(botCommands, commandId) ? botCommands[commandId as CommandId] : undefined;
  if (!command) throw new Problem("notFound", "error.notFound");
  return command;
}

function readCommand(value: unknown) {
  const { commandId, messagePayload, data } = parseValue(CommandValue, value);
  const sentBack = MessagePayload.safeParse(data?.message);
  const { message: _, ...rest } = data ?? {};
  const filled = Object.entries(rest).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return {
    commandId,
    payload: messagePayload ?? sentBack.data ?? null,
    filled: Object.fromEntries(filled),
  };
}

/** What the record needs of a message once its words are in the form. */
const slim = ({ linkToMessage, from }: MessagePayload): MessagePayload => ({ linkToMessage, from });
