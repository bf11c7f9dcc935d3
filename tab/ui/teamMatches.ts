import { listTeams } from "#shared/organisation/teamApi.ts";
import { listRelationships } from "#shared/relationship/api.ts";
import type { Side } from "#shared/relationship/model.ts";
import { useEndpoint } from "#tab/query.ts";

export interface Match {
  id: string;
  name: string;
}

export type Counterparts = "suppliers" | "customers";

/** Our own side, where these are the others. */
const ourSide = { suppliers: "customer", customers: "supplier" } as const satisfies Record<
  Counterparts,
  Side
>;

export const relationshipsOf = (who: Counterparts) => ({ side: ourSide[who], limit: 50 });
export const teamsNamed = (query: string) => ({ query, limit: 20 });

/** Teams by name; where counterparts are asked for, those come first, and alone as long as nothing is typed. */
export function useTeamMatches(query: string, who?: Counterparts): Match[] {
  const all = useEndpoint(listTeams, teamsNamed(query));
  // Without a connection the first of them are still known.
  const kept = useEndpoint(listTeams, teamsNamed(""), { enabled: all.failureCount > 0 });
  const near = useEndpoint(listRelationships, relationshipsOf(who ?? "suppliers"), { enabled: Boolean(who) });
  const has = ({ name }: { name: string }) => name.toLowerCase().includes(query.toLowerCase());
  const found = all.data?.items ?? kept.data?.items.filter(has) ?? [];
  const named = found.map(({ teamId, name }) => ({ id: teamId, name }));
  const counterparts = (who ? (near.data?.items ?? []) : [])
    .map(({ supplier, customer }) => (who === "suppliers" ? supplier : customer))
    .map(({ teamId, name }) => ({ id: teamId, name }))
    .filter(has);
  if (query === "" && counterparts.length > 0) return unique(counterparts);
  return unique([...counterparts, ...named]);
}

const unique = (matches: Match[]) => [...new Map(matches.map((match) => [match.id, match])).values()];
