import { listRelationshipHistory } from "#shared/relationship/api.ts";
import type { RelationshipCard, RelationshipChange } from "#shared/relationship/model.ts";
import { usePages } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { useTimeFormat } from "#tab/time.ts";
import { Row, Section } from "#tab/ui/layout.tsx";
import { PagedLines } from "#tab/ui/PagedLines.tsx";
import { StateGlyph } from "#tab/ui/pictures.tsx";
import { lookOfChange } from "./looks.ts";

/** Who proposed, confirmed, ended and when; latest first. */
export function History({ relationship }: { relationship: RelationshipCard }) {
  const { t } = useTexts();
  const { relationshipId } = relationship;
  const pages = usePages(listRelationshipHistory, { relationshipId, limit: 20 });
  return (
    <Section title={t("relationship.history")}>
      <PagedLines pages={pages} empty={t("relationship.noHistory")}>
        {(change) => <Change key={change.sequence} change={change} relationship={relationship} />}
      </PagedLines>
    </Section>
  );
}

interface ChangeProps {
  change: RelationshipChange;
  relationship: RelationshipCard;
}

function Change({ change, relationship }: ChangeProps) {
  const { t } = useTexts();
  const { date } = useTimeFormat();
  const { kind, occurredAt, actor, side, tier, reason } = change;
  const what = t(`relationship.change.${kind}`);
  const who = actor?.name || t("relationship.somebody");
  return (
    <Row
      glyph={<StateGlyph look={lookOfChange[kind]} label={what} />}
      lead={<span className="small">{date(occurredAt)}</span>}
      title={tier ? `${what}: ${tier}` : what}
      under={[who, side && relationship[side].name, reason].filter(Boolean).join(" · ")}
    />
  );
}
