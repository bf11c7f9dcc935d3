import { useState } from "react";
import { Link } from "wouter";
import type { MeasuredAgreement } from "#shared/agreement/measured.ts";
import type { AgreementState } from "#shared/agreement/model.ts";
import { type Offer, offerTo, signatureOf, signedSide } from "#shared/agreement/signing.ts";
import { otherSide } from "#shared/relationship/sides.ts";
import type { Holder } from "#shared/rights.ts";
import { type Texts, useTexts } from "#tab/text.ts";
import { useTimeFormat } from "#tab/time.ts";
import { CommandBar } from "#tab/ui/CommandBar.tsx";
import { type Look, StateGlyph } from "#tab/ui/pictures.tsx";
import { StandardCard, sentenceText } from "#tab/ui/StandardCard.tsx";
import styles from "./AgreementCard.module.css";
import { AgreementHistory } from "./HistoryList.tsx";
import { offeredOnAgreement, sidesLed } from "./offered.ts";

const lookOf = {
  draft: "unknown",
  proposed: "oneSided",
  agreed: "met",
  superseded: "closed",
  discarded: "closed",
} as const satisfies Record<AgreementState, Look>;

/** What waits for somebody is a button; the rest is in the menu. */
const visibleIn = { draft: 1, awaitsOthers: 0, awaitsUs: 2, agreed: 0, closed: 0 } as const satisfies Record<
  Offer,
  number
>;

interface AgreementProps {
  agreement: MeasuredAgreement;
  holder: Holder | null;
  /** On its service's own page, where what happened to it can be unfolded. */
  hasHistory?: boolean;
}

/** What one customer is promised beyond the rest: who has signed, what it adds, how it is kept, what can be done. */
export function AgreementCard({ agreement, holder, hasHistory = false }: AgreementProps) {
  const texts = useTexts();
  const { t } = texts;
  const { customer, service, state, standards } = agreement;
  const led = sidesLed(agreement, holder);
  const offer = offerTo(agreement, led);
  const name = `${customer.name} · ${service.name}`;
  const commands = (
    <CommandBar
      place="row"
      context={{ scope: "personal", selection: "agreement", state: offer }}
      subject={{ agreement }}
      visible={visibleIn[offer]}
      allows={offeredOnAgreement(agreement, led)}
      label={name}
    />
  );
  return (
    <li className={styles.agreement}>
      <div className={styles.head}>
        <StateGlyph look={lookOf[state]} label={t(`agreement.state.${state}`)} />
        <div className={styles.words}>
          <p className="strong">
            {hasHistory ? customer.name : <Link href={`/promises/${service.serviceId}`}>{name}</Link>}
          </p>
          <Standing agreement={agreement} />
          {visibleIn[offer] > 0 && <div className={styles.commands}>{commands}</div>}
        </div>
        {visibleIn[offer] === 0 && commands}
      </div>
      {standards.length === 0 && state === "draft" && (
        <p className={`${styles.empty} small quiet`}>{t("agreement.emptyDraft")}</p>
      )}
      <ul className={styles.standards}>
        {standards.map((measured) => (
          <li key={measured.standard.standardId}>
            <StandardCard
              measured={measured}
              hasResult={state === "agreed" || state === "superseded"}
              actions={
                offer === "draft" &&
                led.length > 0 && (
                  <CommandBar
                    place="row"
                    context={{ scope: "personal", selection: "standard", state: "draft" }}
                    subject={{ standard: measured.standard, agreement }}
                    label={sentenceText(texts, measured.standard)}
                  />
                )
              }
            />
          </li>
        ))}
      </ul>
      {hasHistory && <Unfolding agreementId={agreement.agreementId} />}
    </li>
  );
}

/** Fetched only when somebody unfolds it. */
function Unfolding({ agreementId }: { agreementId: string }) {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.history} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="small">{t("agreement.history")}</summary>
      {isOpen && <AgreementHistory agreementId={agreementId} />}
    </details>
  );
}

/** Who has signed and who has not, and why it came back. */
function Standing({ agreement }: Pick<AgreementProps, "agreement">) {
  const texts = useTexts();
  const { date } = useTimeFormat();
  const { returned } = agreement;
  return (
    <>
      <p className="small quiet">{standingText(texts, agreement, date)}</p>
      {returned && (
        <p className="small">
          {texts.t("agreement.returned", { team: agreement[returned.by].name, reason: returned.reason })}
        </p>
      )}
    </>
  );
}

function standingText({ t }: Texts, agreement: MeasuredAgreement, date: (at: number) => string) {
  const { state, version, agreedAt } = agreement;
  const signed = signedSide(agreement);
  if (state === "proposed" && signed) {
    const name = agreement[signatureOf[signed]]?.person.name || t("organisation.erasedPerson");
    const proposed = t("agreement.proposedBy", { name, team: agreement[signed].name, version });
    return `${proposed} · ${t("agreement.awaits", { team: agreement[otherSide[signed]].name })}`;
  }
  if (state === "agreed")
    return [t("agreement.signedByBoth", { version }), agreedAt && date(agreedAt)].filter(Boolean).join(" · ");
  return t(
    state === "superseded" || state === "discarded" ? `agreement.${state}Version` : "agreement.draftVersion",
    { version },
  );
}
