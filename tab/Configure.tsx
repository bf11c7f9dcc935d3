import { useState } from "react";
import { useHost } from "#tab/host/HostContext.ts";
import { useTexts } from "#tab/text.ts";
import { FieldInput } from "#tab/ui/fields.tsx";
import { PageHeader } from "#tab/ui/layout.tsx";

/** The page a team lead sees when pinning the tab to a channel: which team does this channel stand for? */
export default function Configure() {
  const { t } = useTexts();
  const host = useHost();
  const [chosen, setChosen] = useState<unknown>();
  function choose(value: unknown) {
    setChosen(value);
    const team = value as { id: string; name: string } | undefined;
    host.offerConfiguration?.(team ? { teamId: team.id, teamName: team.name } : null);
  }
  return (
    <>
      <PageHeader title={t("app.configureTitle")} subtitle={t("app.configureHint")} />
      <FieldInput
        field={{ name: "team", kind: "team", label: "app.configureTeam" }}
        value={chosen}
        values={{}}
        problem={undefined}
        autoFocus
        onChange={choose}
      />
    </>
  );
}
