import { createHash } from "node:crypto";
import type { Standards } from "#server/agreement/standards.ts";
import { silenceEndsAt } from "#server/commitment/due.ts";
import type { commitment } from "#server/commitment/table.ts";
import type { Calendar } from "#shared/calendar/model.ts";
import { countingOf, limitOf, timeOf } from "#shared/commitment/time.ts";
import type { CaseFacts } from "#shared/intake/case.ts";
import { type Replayed, replay } from "#shared/intake/replay.ts";
import { sentenceOf } from "#shared/intake/rows.ts";
import type { Pair } from "./directory.ts";
import type { Hours } from "./terms.ts";

type Columns = Partial<typeof commitment.$inferInsert>;

/** Between whom a case is, and by what it is measured. */
export interface Setting extends Pair, Standards, Hours {
  relationshipId: string;
  serviceId: string | null;
  requesterId: string | null;
  ownerId: string | null;
  /** The customer's, whose silence ends in their own working days. */
  customerHours: Calendar;
}

export interface PastCase extends Replayed {
  /** All columns but the case's own ids, in parts. */
  columns: readonly Columns[];
}

/** A case of the past as a commitment: measured and lived by the rules of today. */
export function livePast(facts: CaseFacts, setting: Setting, tellsAnswers: boolean, now: number): PastCase {
  const { respond, deliver, hours, customerHours } = setting;
  const countsIn = countingOf(deliver);
  const { clock, history } = replay(
    facts,
    {
      respond: respond && limitOf(respond, facts.askedAt, hours),
      deliver: deliver && limitOf(deliver, facts.askedAt, hours),
      time: timeOf(hours, countsIn),
      tellsAnswers,
      unconfirmedAt: (deliveredAt) => silenceEndsAt(customerHours, deliveredAt),
    },
    now,
  );
  const standards = {
    respondStandardId: respond?.standardId ?? null,
    deliverStandardId: deliver?.standardId ?? null,
  };
  const words = {
    ...sentenceOf(facts),
    sourceTitle: null,
    sourceUrl: facts.sourceUrl,
    wishedAt: facts.wishedAt,
    question: null,
    nudgedAt: null,
  };
  return { clock, history, columns: [idsOf(setting), standards, words, clock, { countsIn }] };
}

function idsOf({
  supplierTeamId,
  customerTeamId,
  relationshipId,
  serviceId,
  agreementId,
  calendarVersionId,
  requesterId,
  ownerId,
}: Setting) {
  return {
    supplierTeamId,
    customerTeamId,
    relationshipId,
    serviceId,
    agreementId,
    calendarVersionId,
    requesterId,
    ownerId,
  };
}

/** Tells whether a file says the same of a case as it did the last time. */
export const fingerprint = (facts: CaseFacts) =>
  createHash("sha256").update(JSON.stringify(facts)).digest("base64url").slice(0, 16);
