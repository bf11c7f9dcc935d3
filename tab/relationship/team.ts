import { useSearch } from "wouter";
import type { TeamRef } from "#shared/organisation/model.ts";
import { getTeam } from "#shared/organisation/teamApi.ts";
import { type Holder, mayDo } from "#shared/rights.ts";
import { activeTeams, holderOf, useMe } from "#tab/me.ts";
import { useEndpoint } from "#tab/query.ts";

export interface TeamChoice {
  /** Null until the person is known. */
  holder: Holder | null;
  mine: TeamRef[];
  /** The team in the address; null stands for all of one's own. */
  chosenId: string | null;
  /** The one team to draw: the chosen one, else the first of one's own; null where there is none. */
  team: TeamRef | null;
  /** Whether that team is one of one's own. */
  isMine: boolean;
  /** Whose membership a lead still has to confirm. */
  pendingTeamName: string | null;
  mayFindOthers: boolean;
}

/** Whose relations are shown: the team that the address names, else one's own. */
export function useTeamChoice(): TeamChoice {
  const chosenId = new URLSearchParams(useSearch()).get("team");
  const { data: me } = useMe();
  const mine = activeTeams(me);
  const own = chosenId === null ? mine[0] : mine.find(({ teamId }) => teamId === chosenId);
  const isForeign = me !== undefined && chosenId !== null && !own;
  const { data: foreign } = useEndpoint(getTeam, { teamId: chosenId ?? "" }, { enabled: isForeign });
  const holder = me ? holderOf(me) : null;
  return {
    holder,
    mine,
    chosenId,
    team: own ?? (isForeign && foreign ? { teamId: foreign.teamId, name: foreign.name } : null),
    isMine: own !== undefined,
    pendingTeamName: me?.memberships.find(({ state }) => state === "pending")?.teamName ?? null,
    mayFindOthers: holder !== null && mayDo(holder, "relationship.overview"),
  };
}
