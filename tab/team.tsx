import { useParams } from "wouter";
import { PromiseCards } from "#tab/agreement/PromiseCards.tsx";
import { TeamView } from "#tab/organisation/TeamView.tsx";
import { TeamThanks } from "#tab/recognition/ThanksLines.tsx";
import { CommandBar } from "#tab/ui/CommandBar.tsx";

const MOST_BUTTONS = 4;

/** A channel's tab, where the slices meet: one team, what can be asked of it, what it promises and how that is kept. */
export default function Team() {
  const { teamId = "" } = useParams();
  return (
    <TeamView
      key={teamId}
      teamId={teamId}
      actions={(team) => (
        <CommandBar
          place="toolbar"
          context={{ scope: "channel" }}
          subject={{ team }}
          visible={MOST_BUTTONS}
          titles={{ "commitment.ask": "commitment.askUs" }}
        />
      )}
    >
      {() => (
        <>
          <PromiseCards teamId={teamId} />
          <TeamThanks teamId={teamId} />
        </>
      )}
    </TeamView>
  );
}
