import { type Clock, settle } from "./clock.ts";

/** What time alone does to a commitment. */
export type Finding = "atRisk" | "breached" | "unconfirmed";

export interface Look {
  finding: Finding;
  /** When it came about; the watcher may come later. */
  occurredAt: number;
  clock: Clock;
}

/**
 * What has come about since the clock was last looked at, one finding at a time; null when there is nothing (more).
 * Each at-risk and each due moment is found once: pauses and returns that leave a moment where it was do not renew it.
 *
 * @example look({ ...clock, dueAt: 5, atRiskAt: 4, watchAt: 4 }, 6) // => { finding: "atRisk", occurredAt: 4, … }
 */
export function look(clock: Clock, now: number): Look | null {
  const { watchAt, atRiskAt, dueAt, markedRiskAt } = clock;
  if (watchAt === null || watchAt >= now) return null;
  if (clock.state === "delivered") return found("unconfirmed", watchAt, lapse(clock, watchAt));
  if (markedRiskAt !== atRiskAt) return found("atRisk", watchAt, { ...clock, markedRiskAt: atRiskAt });
  return found("breached", watchAt, { ...clock, markedDueAt: dueAt });
}

const found = (finding: Finding, occurredAt: number, clock: Clock): Look => ({
  finding,
  occurredAt,
  clock: settle(clock),
});

/** Silence: kept in time if it was, but nobody has said that it was right; closed when the wait was over, however late that is seen. */
const lapse = (clock: Clock, closedAt: number): Clock => ({
  ...clock,
  state: "unconfirmed",
  closedAt,
  unconfirmedAt: null,
});
