import { listActions } from "#shared/improvement/api.ts";
import { usePages } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { Section } from "#tab/ui/layout.tsx";
import { More } from "#tab/ui/More.tsx";
import { Answer } from "#tab/ui/states.tsx";
import { ActionRows } from "./ActionRows.tsx";

/** What a team does about what its rounds, complaints and suggestions have shown. */
export function Actions({ teamId }: { teamId: string }) {
  const { t } = useTexts();
  const pages = usePages(listActions, { teamId });
  const { items, error, refetch } = pages;
  return (
    <Section title={t("improvement.actions")}>
      <Answer query={{ data: items, error, refetch }}>{(actions) => <ActionRows actions={actions} />}</Answer>
      <More pages={pages} />
    </Section>
  );
}
