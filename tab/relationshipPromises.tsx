import { lazy, Suspense } from "react";
import { listAgreements } from "#shared/agreement/agreementApi.ts";
import { pairOf } from "#shared/relationship/sides.ts";
import { mayDo } from "#shared/rights.ts";
import { AgreementCard } from "#tab/agreement/AgreementCard.tsx";
import { PromiseCards } from "#tab/agreement/PromiseCards.tsx";
import { usePages } from "#tab/query.ts";
import { ThanksBetween } from "#tab/recognition/ThanksLines.tsx";
import type { CardSlotProps } from "#tab/relationship/Card.tsx";
import { useTexts } from "#tab/text.ts";
import { CommandBar } from "#tab/ui/CommandBar.tsx";
import { Section } from "#tab/ui/layout.tsx";
import { PagedLines } from "#tab/ui/PagedLines.tsx";
import { Empty, Loading } from "#tab/ui/states.tsx";

const Release = lazy(() => import("#tab/survey/Release.tsx"));

/** On a relationship's card: what the supplier promises to everybody, then what it has agreed with this customer. */
export default function RelationshipPromises(props: CardSlotProps) {
  const { t } = useTexts();
  const { supplier, serviceCount } = props.relationship;
  return (
    <>
      {serviceCount > 0 ? (
        <PromiseCards teamId={supplier.teamId} />
      ) : (
        <Section title={t("relationship.services")}>
          <Empty>{t("relationship.noServices", { team: supplier.name })}</Empty>
        </Section>
      )}
      <Agreements {...props} />
      <Opinions {...props} />
      <ThanksBetween relationship={props.relationship} />
    </>
  );
}

/** What the last survey released about the supplier, to whom it was released. */
function Opinions({ relationship, holder }: CardSlotProps) {
  const { supplierTeamId, customerTeamId } = pairOf(relationship);
  const mayRead =
    holder !== null &&
    (mayDo(holder, "survey.readWhole", { supplierTeamId }) ||
      mayDo(holder, "survey.readOwn", { customerTeamId }));
  if (!mayRead || relationship.state !== "confirmed") return null;
  return (
    <Suspense fallback={<Loading />}>
      <Release supplierTeamId={supplierTeamId} customerTeamId={customerTeamId} isBetween />
    </Suspense>
  );
}

function Agreements({ relationship, holder }: CardSlotProps) {
  const { t } = useTexts();
  const { relationshipId, state, serviceCount } = relationship;
  const pages = usePages(listAgreements, { relationshipId });
  const mayDraft =
    serviceCount > 0 && holder !== null && mayDo(holder, "agreement.draft", pairOf(relationship));
  const isOurs = holder?.roles.has(relationship.supplier.teamId) ?? false;
  return (
    <Section
      title={t("relationship.agreements")}
      actions={
        <CommandBar
          place="row"
          context={{ scope: "personal", selection: "relationship", state }}
          subject={{ relationship }}
          allows={(id) => id === "agreement.draft" && mayDraft}
          titles={{ "agreement.draft": isOurs ? "agreement.draftForThem" : "agreement.draftForUs" }}
        />
      }
    >
      <PagedLines pages={pages} empty={t("relationship.noAgreements")}>
        {(agreement) => <AgreementCard key={agreement.agreementId} agreement={agreement} holder={holder} />}
      </PagedLines>
    </Section>
  );
}
