import { listRelationshipHistory } from "#shared/relationship/api.ts";
import type { RelationshipCard, RelationshipChange } from "#shared/relationship/model.ts";
import { usePages } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { useTimeFormat } from "#tab/time.ts";
import { Row, Rows, Section } from "#tab/ui/layout.tsx";
import { More } from "#tab/ui/More.tsx";
import { StateGlyph } from "#tab/ui/pictures.tsx";
import { Answer } from "#tab/ui/states.tsx";
import { lookOfChange } from "./looks.ts";

/** Who proposed, confirmed, ended and when; latest first. */
export function History({ relationship }: { relationship: RelationshipCard }) {
  const { t } = useTexts();
  const pages = usePages(listRelationshipHistory, { relationshipId: relationship.relationshipId, limit: 20 });
  return (
    <Section title={t("relationship.history")}>
      <Answer query={{ data: pages.items, error: pages.error, refetch: pages.refetch }}>
        {(changes) => (
          <Rows>
            {changes.map((change) => (
              <Change key={change.sequence} change={change} relationship={relationship} />
            ))}
          </Rows>
        )}
      </Answer>
      <More pages={pages} />
    </Section>
  );
}

function Change({ change, relationship }: { change: RelationshipChange; relationship: RelationshipCard }) {
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
