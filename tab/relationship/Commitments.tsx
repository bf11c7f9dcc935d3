import { listCommitments } from "#shared/commitment/readApi.ts";
import type { RelationshipCard, Side } from "#shared/relationship/model.ts";
import { usePages } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { useNow } from "#tab/time.ts";
import { CommitmentRow } from "#tab/ui/CommitmentRow.tsx";
import { Rows, Section } from "#tab/ui/layout.tsx";
import { More } from "#tab/ui/More.tsx";
import { Answer, Empty } from "#tab/ui/states.tsx";

/** What is open between the two, the most pressing first. */
export function Commitments({ relationship, side }: { relationship: RelationshipCard; side: Side }) {
  const { t } = useTexts();
  const now = useNow();
  const pages = usePages(listCommitments, { relationshipId: relationship.relationshipId, limit: 20 });
  return (
    <Section
      title={t("relationship.commitments")}
      aside={t("relationship.count.open", { count: relationship.counts.open })}
    >
      <Answer query={{ data: pages.items, error: pages.error, refetch: pages.refetch }}>
        {(commitments) =>
          commitments.length === 0 ? (
            <Empty>{t("relationship.noCommitments")}</Empty>
          ) : (
            <Rows>
              {commitments.map((commitment) => (
                <CommitmentRow key={commitment.commitmentId} commitment={commitment} side={side} now={now} />
              ))}
            </Rows>
          )
        }
      </Answer>
      <More pages={pages} />
    </Section>
  );
}
