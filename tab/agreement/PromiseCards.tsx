import { listPromisedServices } from "#shared/agreement/agreementApi.ts";
import { usePages } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { Rows, Section } from "#tab/ui/layout.tsx";
import { StandardCard } from "#tab/ui/StandardCard.tsx";
import { Answer, Empty } from "#tab/ui/states.tsx";
import { MoreButton } from "./More.tsx";
import { ServiceWords } from "./ServiceCard.tsx";

/** What a team promises to everybody and how it is kept, to read; for the channel's tab and a relationship's card. */
export function PromiseCards({ teamId }: { teamId: string }) {
  const { t } = useTexts();
  const { items, error, refetch, hasNextPage, isFetching, fetchNextPage } = usePages(listPromisedServices, {
    teamId,
  });
  const published = items?.filter(({ state }) => state === "published");
  return (
    <Answer query={{ data: published, error, refetch }}>
      {(services) => (
        <>
          {services.length === 0 && <Empty>{t("agreement.empty.servicesTheirs")}</Empty>}
          {services.map((service) => (
            <Section key={service.serviceId} title={service.name}>
              <ServiceWords service={service} />
              <Rows>
                {service.standards.map((measured) => (
                  <li key={measured.standard.standardId}>
                    <StandardCard measured={measured} />
                  </li>
                ))}
              </Rows>
            </Section>
          ))}
          {hasNextPage && <MoreButton as="div" isBusy={isFetching} onPress={() => void fetchNextPage()} />}
        </>
      )}
    </Answer>
  );
}
