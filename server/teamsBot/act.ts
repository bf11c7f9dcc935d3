import { getCommitment } from "#server/commitment/detail.ts";
import { acceptCommitment, confirmCommitment, deliverCommitment } from "#server/commitment/verbs.ts";
import type { Ctx } from "#server/ctx.ts";
import type { Problem } from "#shared/problem.ts";
import { CardActionValue } from "#shared/teamsBot/activity.ts";
import { type Call, parseValue } from "./call.ts";
import { type CardStep, ownCard } from "./cards.ts";
import { filledMoment } from "./fields.ts";

interface Seen {
  commitmentId: string;
  revision: number;
}

type Pressed = CardActionValue["action"]["data"];

const steps: Record<
  CardStep,
  (ctx: Ctx, seen: Seen, pressed: Pressed, timeZone: string) => Promise<unknown>
> = {
  accept: (ctx, seen, pressed, timeZone) =>
    acceptCommitment(ctx, { ...seen, dueAt: pressed.day ? filledMoment(pressed, timeZone) : null }),
  deliver: (ctx, seen) => deliverCommitment(ctx, { ...seen, text: null }),
  confirm: (ctx, seen) => confirmCommitment(ctx, { ...seen, fact: "yes", text: null }),
};

export const isRefresh = ({ value }: Call) => parseValue(CardActionValue, value).action.verb === "refresh";

/** A button of a card: the step is taken, and whoever pressed it sees the card with what they may do next. */
export async function act(ctx: Ctx, call: Call) {
  const { verb, data } = parseValue(CardActionValue, call.value).action;
  const before = await getCommitment(ctx, data);
  if (verb === "refresh") return cardAnswer(ownCard(ctx, before, call));
  const { commitmentId, revision = before.revision } = data;
  await steps[verb](ctx, { commitmentId, revision }, data, call.timeZone);
  return cardAnswer(ownCard(ctx, await getCommitment(ctx, data), call));
}

/** Why not, on the card as it stands now; who may not read it keeps the card that all see. */
export async function refuseAct(ctx: Ctx, call: Call, problem: Problem) {
  const error = call.write(problem.message, problem.values);
  const { data } = parseValue(CardActionValue, call.value).action;
  const commitment = await getCommitment(ctx, data).catch(() => null);
  if (commitment) return cardAnswer(ownCard(ctx, commitment, { ...call, error }));
  return {
    statusCode: 403,
    type: "application/vnd.microsoft.error",
    value: { code: problem.code, message: call.write("teamsBot.stranger") },
  };
}

const cardAnswer = (card: object) => ({
  statusCode: 200,
  type: "application/vnd.microsoft.card.adaptive",
  value: card,
});
