import { Link } from "wouter";
import { listAgreements, listPromisedServices } from "#shared/agreement/agreementApi.ts";
import type { MeasuredAgreement, MeasuredStandard, PromisedService } from "#shared/agreement/measured.ts";
import { views } from "#shared/contributions.ts";
import type { RelationshipCard } from "#shared/relationship/model.ts";
import { useEndpoint, usePages } from "#tab/query.ts";
import { type Texts, useTexts } from "#tab/text.ts";
import { Section } from "#tab/ui/layout.tsx";
import { More } from "#tab/ui/More.tsx";
import { Answer, Empty } from "#tab/ui/states.tsx";
import styles from "./Services.module.css";
import { StandardLine } from "./StandardLine.tsx";

/** What the supplier promises this customer, and how it is kept. */
export function Services({ relationship: { relationshipId, supplier } }: { relationship: RelationshipCard }) {
  const { t } = useTexts();
  const pages = usePages(listPromisedServices, { teamId: supplier.teamId, limit: 20 });
  const { data: agreements } = useEndpoint(listAgreements, { relationshipId, limit: 100 });
  return (
    <Section title={t("relationship.services")}>
      <Answer query={{ data: pages.items, error: pages.error, refetch: pages.refetch }}>
        {(all) => {
          const services = all.filter(({ state }) => state === "published");
          if (services.length === 0)
            return <Empty>{t("relationship.noServices", { team: supplier.name })}</Empty>;
          return services.map((service) => (
            <OneService
              key={service.serviceId}
              service={service}
              agreements={(agreements?.items ?? []).filter(
                (one) => one.service.serviceId === service.serviceId,
              )}
            />
          ));
        }}
      </Answer>
      <More pages={pages} />
    </Section>
  );
}

function OneService({ service, agreements }: { service: PromisedService; agreements: MeasuredAgreement[] }) {
  const texts = useTexts();
  const agreed = agreements.find(({ state }) => state === "agreed");
  const standards = standardsFor(service, agreed);
  return (
    <article className={styles.service}>
      <h3>
        <Link href={`${views.promises.path}?team=${service.team.teamId}`}>{service.name}</Link>
      </h3>
      {service.promise && <p>{service.promise}</p>}
      <p className="small quiet">{signedWords(texts, agreements)}</p>
      {standards.map((measured) => (
        <StandardLine key={measured.standard.standardId} measured={measured} />
      ))}
      {standards.length === 0 && <p className="small quiet">{texts.t("relationship.noStandards")}</p>}
    </article>
  );
}

/** What both have signed adds to what everybody is promised, and stands in its place where both measure the same. */
function standardsFor(service: PromisedService, agreed: MeasuredAgreement | undefined): MeasuredStandard[] {
  const own = agreed?.standards ?? [];
  const replaced = new Set(own.map(({ standard }) => standard.measure));
  return [...own, ...service.standards.filter(({ standard }) => !replaced.has(standard.measure))];
}

function signedWords({ t }: Texts, agreements: MeasuredAgreement[]) {
  const words = agreements.flatMap(({ state, version }) => {
    if (state === "agreed") return [t("relationship.agreementVersion", { version })];
    return state === "proposed" ? [t("relationship.agreementProposed", { version })] : [];
  });
  return words.length > 0 ? words.join(" · ") : t("relationship.forEverybody");
}
