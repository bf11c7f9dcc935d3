import { useTexts } from "#tab/text.ts";
import { PageHeader } from "#tab/ui/layout.tsx";
import { Requests } from "./Requests.tsx";
import { TeamMembers } from "./TeamMembers.tsx";

/** Who would like to belong to a team, and who does. */
export function Members() {
  const { t } = useTexts();
  return (
    <>
      <PageHeader title={t("organisation.section.members")} subtitle={t("organisation.about.members")} />
      <Requests />
      <TeamMembers />
    </>
  );
}
