import { type Finding, isRefused } from "#shared/agreement/finding.ts";
import type { StandardDraft } from "#shared/agreement/model.ts";
import { evidenceFor, standardFindings } from "#shared/agreement/validator.ts";
import { Problem } from "#shared/problem.ts";

/** Throws the first finding that refuses; answers the others, which only warn. */
export function refuseOrWarn(findings: Finding[]) {
  const error = findings.find((finding) => isRefused([finding]));
  if (error) throw new Problem("invalid", error.key, { field: error.field, values: error.values });
  return findings.map(({ field, key, values }) => ({ field, key, values }));
}

interface PromisedBy {
  promise: string | null;
  owner: { personId: string } | null;
}

/** Everything that speaks against a standard of this service. */
export function findingsOf(draft: StandardDraft, { promise, owner }: PromisedBy) {
  return standardFindings({
    ...draft,
    wording: promise ?? "",
    ownerId: owner?.personId ?? null,
    evidence: evidenceFor(draft),
  });
}
