import { listServiceHistory } from "#shared/agreement/api.ts";
import { usePages } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { Section } from "#tab/ui/layout.tsx";
import { Answer } from "#tab/ui/states.tsx";
import { HistoryList } from "./HistoryList.tsx";

/** What happened to a service and to what it promises, latest first. */
export function ServiceHistory({ serviceId }: { serviceId: string }) {
  const { t } = useTexts();
  const pages = usePages(listServiceHistory, { serviceId, limit: 20 });
  return (
    <Section title={t("agreement.history")}>
      <Answer query={{ data: pages.items, error: pages.error, refetch: pages.refetch }}>
        {(changes) => (
          <HistoryList
            changes={changes.map((one) => ({ ...one, title: t(`agreement.serviceChange.${one.kind}`) }))}
            pages={pages}
          />
        )}
      </Answer>
    </Section>
  );
}
