import { useMemo, useState } from "react";
import type { TeamRef } from "#shared/organisation/model.ts";
import { getRelationMap } from "#shared/relationship/api.ts";
import type { MapEdge, RelationMap } from "#shared/relationship/model.ts";
import { useEndpoint } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { Answer, Failed, Loading } from "#tab/ui/states.tsx";
import { DrawnMap } from "./DrawnMap.tsx";
import { drawMap, TEAMS_PER_COLUMN } from "./drawing.ts";
import { Frame, type ScreenProps } from "./Frame.tsx";
import { Legend } from "./Legend.tsx";
import { NoTeam } from "./NoTeam.tsx";
import type { TeamChoice } from "./team.ts";

/** Suppliers ← us → customers, two steps each way, drawn; the list says the same in words. */
export default function MapScreen(props: ScreenProps) {
  const { t } = useTexts();
  const { choice } = props;
  const { team } = choice;
  const query = useEndpoint(getRelationMap, { teamId: team?.teamId ?? "" }, { enabled: team !== null });
  const countAt = (step: number) => countIn(query.data, step);
  const overdue = query.data?.edges.reduce((sum, edge) => sum + overdueNear(edge), 0) ?? 0;
  const totals = query.data && [
    t("relationship.count.suppliers", { count: countAt(-1) }),
    t("relationship.count.customers", { count: countAt(1) }),
    overdue > 0 && t("relationship.count.overdue", { count: overdue }),
  ];
  return (
    <Frame {...props} kind="map" subtitle={[team?.name, ...(totals ?? [])].filter(Boolean).join(" · ")}>
      {team && <Answer query={query}>{(map) => <Drawn map={map} team={team} choice={choice} />}</Answer>}
      {!team && <Teamless choice={choice} />}
    </Frame>
  );
}

/** No team to draw: not known yet, not to be had, or there is none. */
function Teamless({ choice }: { choice: TeamChoice }) {
  const { failure, holder, chosenId } = choice;
  if (failure) return <Failed error={failure.error} onRetry={failure.retry} />;
  return holder && !chosenId ? <NoTeam choice={choice} /> : <Loading />;
}

function countIn(map: RelationMap | undefined, step: number) {
  const column = map?.columns.find((one) => one.step === step);
  return column ? column.teams.length + column.moreCount : 0;
}

/** What is late between the centre and its neighbours. */
const overdueNear = ({ step, counts }: MapEdge) => (step === -1 || step === 0 ? (counts?.overdue ?? 0) : 0);

function Drawn({ map, team, choice }: { map: RelationMap; team: TeamRef; choice: TeamChoice }) {
  const { t } = useTexts();
  const [shownCounts, setShownCounts] = useState<Record<number, number>>({});
  const drawing = useMemo(
    () => drawMap(map, (step) => shownCounts[step] ?? TEAMS_PER_COLUMN),
    [map, shownCounts],
  );
  const showMore = (step: number) =>
    setShownCounts((before) => ({
      ...before,
      [step]: (before[step] ?? TEAMS_PER_COLUMN) + TEAMS_PER_COLUMN,
    }));
  return (
    <>
      <DrawnMap drawing={drawing} team={team} choice={choice} onShowMore={showMore} />
      {map.moreEdgeCount > 0 && (
        <p className="small quiet">{t("relationship.linesNotDrawn", { count: map.moreEdgeCount })}</p>
      )}
      <Legend />
    </>
  );
}
