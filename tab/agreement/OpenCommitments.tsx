import { listPromisedCommitments } from "#shared/agreement/agreementApi.ts";
import type { Promises } from "#shared/agreement/answers.ts";
import type { TeamRef } from "#shared/organisation/model.ts";
import { useTexts } from "#tab/text.ts";
import { useNow } from "#tab/time.ts";
import { CommitmentRow } from "#tab/ui/CommitmentRow.tsx";
import { Rows, Section } from "#tab/ui/layout.tsx";
import { Empty } from "#tab/ui/states.tsx";
import { More } from "./More.tsx";

interface OpenCommitmentsProps {
  team: TeamRef;
  page: Promises["openCommitments"];
  isOurs: boolean;
}

/** Every promise that a team still has to keep; of another team, those made to one's own. */
export function OpenCommitments({ team, page, isOurs }: OpenCommitmentsProps) {
  const { t } = useTexts();
  const now = useNow();
  const whose = isOurs ? "openCommitments" : "openCommitmentsTheirs";
  const side = isOurs ? "supplier" : "customer";
  return (
    <Section title={t(`agreement.${whose}`)}>
      {page.items.length === 0 && <Empty>{t(`agreement.empty.${whose}`)}</Empty>}
      <Rows>
        {page.items.map((commitment) => (
          <CommitmentRow key={commitment.commitmentId} commitment={commitment} side={side} now={now} />
        ))}
        <More endpoint={listPromisedCommitments} input={{ teamId: team.teamId }} cursor={page.nextCursor}>
          {(commitment) => (
            <CommitmentRow key={commitment.commitmentId} commitment={commitment} side={side} now={now} />
          )}
        </More>
      </Rows>
    </Section>
  );
}
