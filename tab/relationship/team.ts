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
  /** Why it cannot be told whose relations to show. */
  failure: { error: unknown; retry(): void } | null;
}

/** Whose relations are shown: the team that the address names, else one's own. */
export function useTeamChoice(): TeamChoice {
  const chosenId = new URLSearchParams(useSearch()).get("team");
  const person = useMe();
  const me = person.data;
  const mine = activeTeams(me);
  const own = chosenId === null ? mine[0] : mine.find(({ teamId }) => teamId === chosenId);
  const isForeign = me !== undefined && chosenId !== null && !own;
  const foreign = useEndpoint(getTeam, { teamId: chosenId ?? "" }, { enabled: isForeign });
  const holder = me ? holderOf(me) : null;
  return {
    holder,
    mine,
    chosenId,
    team:
      own ?? (isForeign && foreign.data ? { teamId: foreign.data.teamId, name: foreign.data.name } : null),
    isMine: own !== undefined,
    pendingTeamName: me?.memberships.find(({ state }) => state === "pending")?.teamName ?? null,
    failure: failureOf(me ? foreign : person),
    mayFindOthers: holder !== null && mayDo(holder, "relationship.overview"),
  };
}

function failureOf({ error, refetch }: { error: unknown; refetch(): unknown }) {
  return error === null ? null : { error, retry: () => void refetch() };
}
