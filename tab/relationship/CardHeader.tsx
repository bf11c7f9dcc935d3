import type { CommandId } from "#shared/contributions.ts";
import type { RelationshipCard } from "#shared/relationship/model.ts";
import { otherSide } from "#shared/relationship/sides.ts";
import type { Holder } from "#shared/rights.ts";
import { useTexts } from "#tab/text.ts";
import { useTimeFormat } from "#tab/time.ts";
import { CommandBar } from "#tab/ui/CommandBar.tsx";
import { PageHeader } from "#tab/ui/layout.tsx";
import { StateGlyph } from "#tab/ui/pictures.tsx";
import styles from "./Card.module.css";
import { claimKey, otherCounts, standingLook } from "./looks.ts";
import { mayAnswer, offeredOn, sideOf } from "./offered.ts";

interface CardHeaderProps {
  relationship: RelationshipCard;
  holder: Holder | null;
}

/** Both teams, how it stands, and what can be done here. */
export function CardHeader({ relationship, holder }: CardHeaderProps) {
  const texts = useTexts();
  const { supplier, customer } = relationship;
  const { look, label, tone, words } = standingLook(texts, relationship);
  const said = [words, ...otherCounts(texts, relationship), useStateWords(relationship, holder)];
  const title = (
    <>
      <span aria-hidden="true">
        {supplier.name} <span className={styles.arrow}>→</span> {customer.name}
      </span>
      <span className="hidden">
        {texts.t("relationship.serves", { supplier: supplier.name, customer: customer.name })}
      </span>
    </>
  );
  const subtitle = (
    <>
      <StateGlyph look={look} label={label} />{" "}
      <span className={tone === "kept" ? undefined : tone}>{said[0]}</span>
      {said.slice(1).map((part) => ` · ${part}`)}
    </>
  );
  return (
    <>
      <PageHeader title={title} subtitle={subtitle}>
        <Commands relationship={relationship} holder={holder} />
      </PageHeader>
      {relationship.state === "proposed" && <Claim relationship={relationship} holder={holder} />}
    </>
  );
}

function useStateWords(relationship: RelationshipCard, holder: Holder | null) {
  const { t } = useTexts();
  const { date } = useTimeFormat();
  const { state, confirmedAt, declinedAt, endedAt } = relationship;
  const claim = claimKey(relationship, sideOf(relationship, holder));
  if (claim) return t(claim);
  const at = { proposed: null, confirmed: confirmedAt, declined: declinedAt, ended: endedAt }[state];
  const since = at === null ? "" : ` ${t("relationship.since", { date: date(at) })}`;
  return `${t(`relationship.state.${state}`)}${since}`;
}

const asCustomer: CommandId[] = ["commitment.ask", "relationship.showHit"];
const asSupplier: CommandId[] = ["commitment.promise", "relationship.showHit"];
const toChange: CommandId[] = ["relationship.setTier", "relationship.end"];

function Commands({ relationship, holder }: CardHeaderProps) {
  const side = sideOf(relationship, holder) ?? undefined;
  const offered = offeredOn(relationship, holder);
  const isCurrent = relationship.state === "proposed" || relationship.state === "confirmed";
  const here = side === "customer" ? asCustomer : asSupplier;
  return (
    <span>
      {isCurrent && side && (
        <CommandBar
          place="toolbar"
          context={{ scope: "personal", side }}
          subject={{ relationship }}
          visible={2}
          allows={(id) => here.includes(id)}
        />
      )}{" "}
      <CommandBar
        place="row"
        context={{ scope: "personal", side, selection: "relationship", state: relationship.state }}
        subject={{ relationship }}
        visible={0}
        allows={(id) => toChange.includes(id) && offered(id)}
      />
    </span>
  );
}

/** What only one side has said: who is asked to confirm it, and the answer where that is the reader. */
function Claim({ relationship, holder }: CardHeaderProps) {
  const { t } = useTexts();
  const { claimedBy } = relationship;
  if (!claimedBy || !holder) return null;
  const claimant = relationship[claimedBy].name;
  const isAsked = mayAnswer(holder, relationship);
  const isOurClaim = sideOf(relationship, holder) === claimedBy;
  if (!isAsked && isOurClaim)
    return (
      <p className={styles.note}>
        {t("relationship.waitsForThem", { team: relationship[otherSide[claimedBy]].name })}
      </p>
    );
  if (!isAsked) return <p className={styles.note}>{t("relationship.waitsForLead", { team: claimant })}</p>;
  return (
    <div className={styles.note}>
      <span>{t("relationship.namedYou", { team: claimant })}</span>
      <CommandBar
        place="row"
        context={{ scope: "personal", selection: "relationship", state: relationship.state }}
        subject={{ relationship }}
        visible={2}
        allows={(id) => !toChange.includes(id) && offeredOn(relationship, holder)(id)}
      />
    </div>
  );
}
