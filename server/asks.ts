import type { Ask } from "#shared/ask.ts";
import { listSignatureAsks } from "./agreement/asks.ts";
import { listComplaintAsks } from "./complaint/asks.ts";
import type { Ctx } from "./ctx.ts";
import { listFeedbackAsks } from "./feedback/asks.ts";
import { listActionAsks } from "./improvement/asks.ts";
import { listMembershipAsks } from "./organisation/asks.ts";
import { listHonourAsks } from "./recognition/asks.ts";
import { listRelationshipAsks } from "./relationship/asks.ts";
import { listSurveyAsks } from "./survey/asks.ts";

const MOST_OF_A_KIND = 10;

/** What other slices ask of a person on Today; each slice that does adds its function here. */
const askers: ((ctx: Ctx, limit: number) => Promise<Ask[]>)[] = [
  listSignatureAsks,
  listRelationshipAsks,
  listMembershipAsks,
  listSurveyAsks,
  listFeedbackAsks,
  listComplaintAsks,
  listActionAsks,
  listHonourAsks,
];

/** All that waits for a tap of this person besides commitments, the oldest first. */
export async function asksOf(ctx: Ctx): Promise<Ask[]> {
  const asks = await Promise.all(askers.map((asker) => asker(ctx, MOST_OF_A_KIND)));
  return asks.flat().sort((a, b) => a.askedAt - b.askedAt);
}
