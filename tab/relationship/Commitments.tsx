import { listCommitments } from "#shared/commitment/readApi.ts";
import type { RelationshipCard, Side } from "#shared/relationship/model.ts";
import { usePages } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { useNow } from "#tab/time.ts";
import { CommitmentRow } from "#tab/ui/CommitmentRow.tsx";
import { Section } from "#tab/ui/layout.tsx";
import { PagedLines } from "#tab/ui/PagedLines.tsx";

/** What is open between the two, the most pressing first. */
export function Commitments({ relationship, side }: { relationship: RelationshipCard; side: Side }) {
  const { t } = useTexts();
  const now = useNow();
  const { relationshipId, counts } = relationship;
  const pages = usePages(listCommitments, { relationshipId, limit: 20 });
  return (
    <Section
      title={t("relationship.commitments")}
      aside={counts.open > 0 && t("relationship.count.open", { count: counts.open })}
    >
      <PagedLines pages={pages} empty={t("relationship.noCommitments")}>
        {(commitment) => (
          <CommitmentRow key={commitment.commitmentId} commitment={commitment} side={side} now={now} />
        )}
      </PagedLines>
    </Section>
  );
}
