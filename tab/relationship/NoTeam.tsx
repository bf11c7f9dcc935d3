import { Button } from "@fluentui/react-components";
import { useLocation } from "wouter";
import { views } from "#shared/contributions.ts";
import { useTexts } from "#tab/text.ts";
import { Empty } from "#tab/ui/states.tsx";
import type { TeamChoice } from "./team.ts";

/** Somebody without a team has no relations yet: the first screen is where a team is chosen. */
export function NoTeam({ choice: { pendingTeamName } }: { choice: TeamChoice }) {
  const { t } = useTexts();
  const [, navigate] = useLocation();
  if (pendingTeamName) return <Empty>{t("relationship.empty.pending", { team: pendingTeamName })}</Empty>;
  return (
    <Empty
      action={
        <Button appearance="primary" onClick={() => navigate(views.today.path)}>
          {t("relationship.empty.chooseTeam")}
        </Button>
      }
    >
      {t("relationship.empty.noTeam")}
    </Empty>
  );
}
