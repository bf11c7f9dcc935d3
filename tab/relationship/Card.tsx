import { type ComponentType, Suspense, useEffect, useRef } from "react";
import { getRelationship, whoIsHitThrough } from "#shared/relationship/api.ts";
import type { RelationshipCard } from "#shared/relationship/model.ts";
import type { Holder } from "#shared/rights.ts";
import { useEndpoint, usePages } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { BackLink } from "#tab/ui/BackLink.tsx";
import { Columns, PageHeader } from "#tab/ui/layout.tsx";
import { Answer, Loading } from "#tab/ui/states.tsx";
import { About } from "./About.tsx";
import { cardAddress, listAddress } from "./address.ts";
import styles from "./Card.module.css";
import { CardHeader } from "./CardHeader.tsx";
import { Commitments } from "./Commitments.tsx";
import { History } from "./History.tsx";
import { HitPanel } from "./HitPanel.tsx";
import { sideOf } from "./offered.ts";

export interface CardSlotProps {
  relationship: RelationshipCard;
  holder: Holder | null;
}

/** What other slices show on the card; they meet it in a root file. */
export interface CardSlots {
  Promises: ComponentType<CardSlotProps>;
}

interface CardProps extends CardSlots {
  relationshipId: string;
  isHitOpen: boolean;
  holder: Holder | null;
}

/** One relationship as both sides read it. */
export default function Card({ relationshipId, ...rest }: CardProps) {
  const { t } = useTexts();
  const query = useEndpoint(getRelationship, { relationshipId });
  const start = useRef<HTMLDivElement>(null);
  useEffect(() => start.current?.focus(), []);
  return (
    <div ref={start} tabIndex={-1} className={styles.card}>
      <BackLink href={listAddress()}>{t("app.relations")}</BackLink>
      {!query.data && <PageHeader title={t("app.relations")} />}
      <Answer query={query}>{(relationship) => <Sides relationship={relationship} {...rest} />}</Answer>
    </div>
  );
}

function Sides({
  relationship,
  isHitOpen,
  holder,
  Promises,
}: Omit<CardProps, "relationshipId"> & { relationship: RelationshipCard }) {
  return (
    <>
      <CardHeader relationship={relationship} holder={holder} />
      {isHitOpen && <Hit relationship={relationship} />}
      <Columns>
        <div>
          <Commitments relationship={relationship} side={sideOf(relationship, holder) ?? "customer"} />
          <Suspense fallback={<Loading />}>
            <Promises relationship={relationship} holder={holder} />
          </Suspense>
        </div>
        <div>
          <About relationship={relationship} />
          <History relationship={relationship} />
        </div>
      </Columns>
    </>
  );
}

function Hit({ relationship }: { relationship: RelationshipCard }) {
  const { t } = useTexts();
  const { relationshipId, supplier, customer } = relationship;
  const pages = usePages(whoIsHitThrough, { relationshipId, limit: 100 });
  const title = t("relationship.hit.titleThrough", { supplier: supplier.name, customer: customer.name });
  return <HitPanel title={title} pages={pages} closeHref={cardAddress(relationship)} />;
}
