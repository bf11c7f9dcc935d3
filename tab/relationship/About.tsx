import type { RelationshipCard } from "#shared/relationship/model.ts";
import type { TextKey } from "#shared/text.ts";
import { useTexts } from "#tab/text.ts";
import { Section } from "#tab/ui/layout.tsx";
import styles from "./Card.module.css";

const tierKeys: Record<number, TextKey> = {
  1: "relationship.tier.1",
  2: "relationship.tier.2",
  3: "relationship.tier.3",
};

/** What flows, and how much the customer depends on it. */
export function About({
  relationship: { flow, tier, tierReason, closingReason },
}: {
  relationship: RelationshipCard;
}) {
  const { t } = useTexts();
  const notSaid = <span className="quiet">{t("relationship.notSaid")}</span>;
  return (
    <Section title={t("relationship.about")}>
      <dl className={styles.facts}>
        {closingReason && (
          <div>
            <dt className="small quiet">{t("relationship.form.reason")}</dt>
            <dd>{closingReason}</dd>
          </div>
        )}
        <div>
          <dt className="small quiet">{t("relationship.flow")}</dt>
          <dd>{flow ?? notSaid}</dd>
        </div>
        <div>
          <dt className="small quiet">{t("relationship.tier")}</dt>
          <dd>{tier ? t(tierKeys[tier] as TextKey) : notSaid}</dd>
          {tierReason && <dd className="quiet">{tierReason}</dd>}
        </div>
      </dl>
    </Section>
  );
}
