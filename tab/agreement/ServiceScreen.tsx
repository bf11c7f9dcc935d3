import { listAgreements } from "#shared/agreement/agreementApi.ts";
import type { ServiceDetails } from "#shared/agreement/answers.ts";
import { getService } from "#shared/agreement/api.ts";
import type { Holder } from "#shared/rights.ts";
import { holderOf, useMe } from "#tab/me.ts";
import { useEndpoint, usePages } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { useTimeFormat } from "#tab/time.ts";
import { BackLink } from "#tab/ui/BackLink.tsx";
import { RunButton } from "#tab/ui/CommandBar.tsx";
import { Columns, PageHeader, Rows, Section } from "#tab/ui/layout.tsx";
import { StandardCard } from "#tab/ui/StandardCard.tsx";
import { Answer, Empty } from "#tab/ui/states.tsx";
import { AgreementCard } from "./AgreementCard.tsx";
import { MoreButton } from "./More.tsx";
import { ServiceCommands, ServiceStandards, ServiceWords } from "./ServiceCard.tsx";
import { ServiceHistory } from "./ServiceHistory.tsx";

/** One service in full: what holds now, what held before, every version agreed with a customer, and its history. */
export function ServiceScreen({ serviceId }: { serviceId: string }) {
  const { t } = useTexts();
  const query = useEndpoint(getService, { serviceId });
  const { data: me } = useMe();
  const back = query.data ? `/promises?team=${query.data.team.teamId}` : "/promises";
  return (
    <>
      <BackLink href={back}>{t("agreement.back")}</BackLink>
      <Answer query={query}>
        {(service) => <Whole service={service} holder={me ? holderOf(me) : null} />}
      </Answer>
    </>
  );
}

function Whole({ service, holder }: { service: ServiceDetails; holder: Holder | null }) {
  const { t } = useTexts();
  const { team, owner, state, name, serviceId, earlierStandards } = service;
  const subtitle = [
    team.name,
    t(`agreement.serviceState.${state}`),
    owner
      ? t("agreement.owner", { name: owner.name || t("organisation.erasedPerson") })
      : t("agreement.noOwner"),
  ].join(" · ");
  const props = { service, holder, isSupplier: false };
  return (
    <>
      <PageHeader title={name} subtitle={subtitle}>
        <span>
          {state === "published" && !holder?.roles.has(team.teamId) && (
            <>
              <RunButton id="feedback.suggest" subject={{ team, serviceId }} />{" "}
              <RunButton id="complaint.complain" subject={{ team, serviceId }} />
            </>
          )}{" "}
          <ServiceCommands {...props} />
        </span>
      </PageHeader>
      <Columns>
        <div>
          <Section title={t("agreement.promised")}>
            <ServiceWords service={service} />
            <ServiceStandards {...props} />
          </Section>
          {earlierStandards.length > 0 && <Earlier measured={earlierStandards} />}
        </div>
        <div>
          <Versions serviceId={serviceId} holder={holder} />
          <ServiceHistory serviceId={serviceId} />
        </div>
      </Columns>
    </>
  );
}

/** A bad result does not vanish with the standard it belongs to. */
function Earlier({ measured }: { measured: ServiceDetails["earlierStandards"] }) {
  const { t } = useTexts();
  const { date } = useTimeFormat();
  return (
    <Section title={t("agreement.earlier")}>
      <Rows>
        {measured.map((one) => (
          <li key={one.standard.standardId}>
            <StandardCard
              measured={one}
              note={t("agreement.earlierUntil", { date: date(one.standard.retiredAt ?? 0) })}
            />
          </li>
        ))}
      </Rows>
    </Section>
  );
}

function Versions({ serviceId, holder }: { serviceId: string; holder: Holder | null }) {
  const { t } = useTexts();
  const pages = usePages(listAgreements, { serviceId, state: "all", limit: 20 });
  const { items, error, refetch, hasNextPage, isFetching, fetchNextPage } = pages;
  return (
    <Section title={t("agreement.versions")}>
      <Answer query={{ data: items, error, refetch }}>
        {(agreements) => (
          <Rows>
            {agreements.length === 0 && (
              <li>
                <Empty>{t("agreement.empty.versions")}</Empty>
              </li>
            )}
            {agreements.map((agreement) => (
              <AgreementCard key={agreement.agreementId} agreement={agreement} holder={holder} hasHistory />
            ))}
            {hasNextPage && <MoreButton isBusy={isFetching} onPress={() => void fetchNextPage()} />}
          </Rows>
        )}
      </Answer>
    </Section>
  );
}
