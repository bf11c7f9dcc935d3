import type { ReactNode } from "react";
import { Link, useLocation } from "wouter";
import type { CommandId } from "#shared/contributions.ts";
import { whoIsHit } from "#shared/relationship/api.ts";
import { usePages } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { CommandBar } from "#tab/ui/CommandBar.tsx";
import { PageHeader } from "#tab/ui/layout.tsx";
import { TeamSwitch } from "#tab/ui/TeamSwitch.tsx";
import { listAddress, mapAddress } from "./address.ts";
import styles from "./Frame.module.css";
import { HitPanel } from "./HitPanel.tsx";
import type { TeamChoice } from "./team.ts";

export interface ScreenProps {
  choice: TeamChoice;
  isHitOpen: boolean;
}

interface FrameProps extends ScreenProps {
  kind: "list" | "map";
  subtitle: string;
  /** What the content itself offers, or what would lead nowhere. */
  leavesOut?: CommandId[];
  children: ReactNode;
}

const proposals: CommandId[] = ["relationship.proposeSupplier", "relationship.proposeCustomer"];
const addressOf = { list: listAddress, map: mapAddress };

/** What the list and the drawing have in common: whose relations, how they are shown, what can be done, who is hit. */
export function Frame({ choice, isHitOpen, kind, subtitle, leavesOut = [], children }: FrameProps) {
  const { t } = useTexts();
  const { team, chosenId, isMine, mine, mayFindOthers } = choice;
  const [, navigate] = useLocation();
  const offers = (id: CommandId) =>
    !leavesOut.includes(id) && (id === "relationship.showHit" || (isMine && proposals.includes(id)));
  const shown = kind === "map" || chosenId !== null ? team : null;
  return (
    <>
      <PageHeader title={t("app.relations")} subtitle={subtitle}>
        {team && (
          <CommandBar
            place="toolbar"
            context={{ scope: "personal" }}
            subject={{ team }}
            visible={isMine ? 2 : 1}
            allows={offers}
          />
        )}
      </PageHeader>
      {(team || mayFindOthers) && (
        <div className={styles.bar}>
          <Toggle kind={kind} chosenId={chosenId} />
          <TeamSwitch
            teams={mine}
            shown={mine.length === 1 && !shown ? team : shown}
            allLabel={kind === "list" && mine.length > 1 ? "relationship.allTeams" : undefined}
            mayFindOthers={mayFindOthers}
            onChoose={(teamId) => navigate(addressOf[kind](teamId))}
          />
        </div>
      )}
      {isHitOpen && team && (
        <TeamHit teamId={team.teamId} name={team.name} closeHref={addressOf[kind](chosenId)} />
      )}
      {children}
    </>
  );
}

/** List and drawing are two addresses, so that each can be linked to and the way back is the browser's. */
function Toggle({ kind, chosenId }: { kind: "list" | "map"; chosenId: string | null }) {
  const { t } = useTexts();
  return (
    <nav aria-label={t("relationship.display")} className={styles.toggle}>
      {(["list", "map"] as const).map((one) => (
        <Link key={one} href={addressOf[one](chosenId)} aria-current={one === kind ? "true" : undefined}>
          {t(`relationship.${one}`)}
        </Link>
      ))}
    </nav>
  );
}

function TeamHit({ teamId, name, closeHref }: { teamId: string; name: string; closeHref: string }) {
  const { t } = useTexts();
  const pages = usePages(whoIsHit, { teamId, limit: 100 });
  return <HitPanel title={t("relationship.hit.title", { team: name })} pages={pages} closeHref={closeHref} />;
}
