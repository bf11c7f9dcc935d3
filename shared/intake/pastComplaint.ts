import type { CauseCategory, ComplaintState, EntryKind } from "#shared/complaint/model.ts";
import type { ComplaintRow } from "./rows.ts";

interface PastEntry {
  kind: EntryKind;
  by: "complainant" | "handler" | "system";
  text: string | null;
  createdAt: number;
}

export interface PastComplaint {
  columns: {
    text: string;
    state: ComplaintState;
    result: string | null;
    causeCategory: CauseCategory | null;
    receivedAt: number;
    clockStartedAt: number;
    resultAt: number | null;
    closedAt: number | null;
  };
  entries: PastEntry[];
}

/**
 * What a row says of a complaint: how it ended, and what happened in which order. Without an answer it is open; an
 * answer without a word of the complainant is unconfirmed.
 *
 * @example livePastComplaint({ ...row, result: "Fee repaid", outcome: null }).columns.state // => "unconfirmed"
 */
export function livePastComplaint(row: ComplaintRow): PastComplaint {
  const { text, result, category, receivedAt, assignedAt } = row;
  const ending = row.outcome ?? (result === null && row.closedAt === null ? "open" : "unconfirmed");
  const state = ending === "open" ? "received" : ending;
  const endedAt = state === "received" ? null : (row.closedAt ?? assignedAt ?? receivedAt);
  const resultAt = result === null ? null : (row.closedAt ?? assignedAt ?? receivedAt);
  const entry = (kind: EntryKind, by: PastEntry["by"], at: number | null, said: string | null = null) =>
    at === null ? [] : [{ kind, by, text: said, createdAt: at }];
  return {
    columns: {
      text,
      state,
      result,
      causeCategory: category,
      receivedAt,
      clockStartedAt: receivedAt,
      resultAt,
      closedAt: endedAt,
    },
    entries: [
      ...entry("received", "complainant", receivedAt),
      ...entry("assigned", "system", assignedAt),
      ...entry("resultShared", "handler", resultAt, result),
      ...(state === "received"
        ? []
        : entry(state, state === "unconfirmed" ? "system" : "complainant", endedAt)),
    ],
  };
}
