import type { CompanyRole, TeamRole } from "#shared/organisation/model.ts";
import { HostRefusal } from "./host.ts";

/** Somebody of the demo company, to be played by whoever sits at this machine. */
export interface DemoPerson {
  personId: string;
  objectId: string;
  name: string;
  teams: { name: string; role: TeamRole }[];
  companyRoles: CompanyRole[];
}

export async function listDemoPeople(): Promise<DemoPerson[]> {
  const response = await fetch("/demo/people");
  if (!response.ok) throw new HostRefusal("app.signInFailed");
  return (await response.json()) as DemoPerson[];
}

/** The same page through somebody else's eyes. */
export function play(objectId: string) {
  const address = new URL(location.href);
  address.searchParams.set("as", objectId);
  location.assign(address);
}
