import type { RelationshipCard } from "#shared/relationship/model.ts";
import type { Holder } from "#shared/rights.ts";
import { useTexts } from "#tab/text.ts";
import { useTimeFormat } from "#tab/time.ts";
import { PageHeader } from "#tab/ui/layout.tsx";
import { StateGlyph } from "#tab/ui/pictures.tsx";
import styles from "./Card.module.css";
import { CardCommands } from "./CardCommands.tsx";
import { ClaimNote } from "./ClaimNote.tsx";
import { claimKey, otherCounts, standingLook } from "./looks.ts";
import { sideOf } from "./offered.ts";

interface CardHeaderProps {
  relationship: RelationshipCard;
  holder: Holder | null;
}

/** Both teams, how it stands, and what can be done here. */
export function CardHeader(props: CardHeaderProps) {
  const { t } = useTexts();
  const { supplier, customer, state } = props.relationship;
  const title = (
    <>
      <span aria-hidden="true">
        {supplier.name} <span className={styles.arrow}>→</span> {customer.name}
      </span>
      <span className="hidden">
        {t("relationship.serves", { supplier: supplier.name, customer: customer.name })}
      </span>
    </>
  );
  return (
    <>
      <PageHeader title={title} subtitle={<Standing {...props} />}>
        <CardCommands {...props} />
      </PageHeader>
      {state === "proposed" && <ClaimNote {...props} />}
    </>
  );
}

function Standing({ relationship, holder }: CardHeaderProps) {
  const texts = useTexts();
  const { look, label, tone, words } = standingLook(texts, relationship);
  const state = useStateWords(relationship, holder);
  const counts = otherCounts(texts, relationship);
  const [first, ...rest] = look === "closed" ? [state, ...counts] : [words, ...counts, state];
  return (
    <>
      <StateGlyph look={look} label={label} />{" "}
      <span className={tone === "kept" ? undefined : tone}>{first}</span>
      {rest.filter(Boolean).map((part) => ` · ${part}`)}
    </>
  );
}

function useStateWords(relationship: RelationshipCard, holder: Holder | null) {
  const { t } = useTexts();
  const { date } = useTimeFormat();
  const { confirmedAt, declinedAt, endedAt } = relationship;
  const claim = claimKey(relationship, sideOf(relationship, holder));
  if (claim) return `${t(claim)} · ${t("relationship.notConfirmed")}`;
  if (endedAt !== null) return t("relationship.endedOn", { date: date(endedAt) });
  if (declinedAt !== null) return t("relationship.declinedOn", { date: date(declinedAt) });
  return confirmedAt !== null && t("relationship.confirmedSince", { date: date(confirmedAt) });
}
