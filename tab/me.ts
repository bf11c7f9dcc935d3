import type { Me, TeamRef } from "#shared/organisation/model.ts";
import type { Holder } from "#shared/rights.ts";
import { useEndpoint } from "./query.ts";
import { getMe } from "./reads.ts";

/** The person signed in; asked for once and kept. */
export const useMe = () => useEndpoint(getMe, {});

export const useIsAdmin = () => useMe().data?.companyRoles.includes("admin") ?? false;

/** Whether there is a team of which the person may decide: one they lead or, for an admin, any. */
export function useIsLead() {
  const { data: me } = useMe();
  return me !== undefined && (me.companyRoles.includes("admin") || leadsAny(me));
}

const leadsAny = ({ memberships }: Me) =>
  memberships.some(({ state, role }) => state === "active" && role === "lead");

/** The teams in which a person's membership is confirmed. */
export const activeTeams = (me: Me | undefined): TeamRef[] =>
  (me?.memberships ?? [])
    .filter(({ state }) => state === "active")
    .map(({ teamId, teamName }) => ({ teamId, name: teamName }));

/** What a person holds, for the table of rights; the server checks the same table again. */
export function holderOf(me: Me): Holder {
  const active = me.memberships.filter(({ state }) => state === "active");
  return {
    roles: new Map(active.map(({ teamId, role }) => [teamId, role])),
    companyRoles: new Set(me.companyRoles),
  };
}
