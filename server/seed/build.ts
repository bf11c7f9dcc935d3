import { eq } from "drizzle-orm";
import { draftAgreement } from "#server/agreement/draft.ts";
import { addStandard } from "#server/agreement/floor.ts";
import { createService, publishService } from "#server/agreement/services.ts";
import { proposeAgreement, signAgreement } from "#server/agreement/sign.ts";
import { companyCalendarId } from "#server/calendar/company.ts";
import { getCalendar } from "#server/calendar/read.ts";
import { changeCalendar, createCalendar } from "#server/calendar/verbs.ts";
import { newId } from "#server/ctx.ts";
import type { CompanyDatabase, Db } from "#server/db/open.ts";
import { companyRole, membership, person, team } from "#server/organisation/table.ts";
import { confirmRelationship, setTier } from "#server/relationship/answer.ts";
import { proposeRelationship } from "#server/relationship/verbs.ts";
import * as agreementApi from "#shared/agreement/agreementApi.ts";
import * as serviceApi from "#shared/agreement/api.ts";
import * as calendarApi from "#shared/calendar/api.ts";
import * as relationshipApi from "#shared/relationship/api.ts";
import {
  agreements,
  calendars,
  type PersonKey,
  people,
  relationships,
  type ServiceKey,
  type ServicePlan,
  services,
  type TeamKey,
  teams,
} from "./company.ts";
import { type Perform, playScene } from "./stage.ts";

/** The ids of what the demo company consists of. */
export interface Cast {
  teams: Record<TeamKey, string>;
  people: Record<PersonKey, string>;
  services: Record<ServiceKey, string>;
}

type Week = (typeof calendars)[keyof typeof calendars]["hours"];
const workdays = ["mon", "tue", "wed", "thu", "fri"] as const;
const everyWorkday = (hours: Week) =>
  Object.fromEntries(workdays.map((day) => [day, hours.map(([from, to]) => [from, to] as [string, string])]));

/** Builds teams, people, calendars, relationships, services and agreements, as if it had been done at `at`. */
export function buildCompany(database: CompanyDatabase, at: number): Promise<Cast> {
  return playScene(database, async (perform, db) => {
    const teamIds = await addTeams(db, at);
    const personIds = await addPeople(db, teamIds, at);
    await addCalendars(perform, db, personIds.lin, teamIds, at);
    const pairs = await addRelationships(perform, teamIds, personIds, at);
    const serviceIds = await addServices(perform, teamIds, personIds, at);
    const cast = { teams: teamIds, people: personIds, services: serviceIds };
    await addAgreements(perform, cast, pairs, at);
    return cast;
  });
}

async function addTeams(db: Db, at: number) {
  const ids = {} as Record<TeamKey, string>;
  for (const [key, { name, kind, parent }] of Object.entries(teams) as [TeamKey, (typeof teams)[TeamKey]][]) {
    ids[key] = newId(at);
    await db
      .insert(team)
      .values({ teamId: ids[key], name, kind, parentTeamId: parent ? ids[parent] : null, createdAt: at });
  }
  return ids;
}

async function addPeople(db: Db, teamIds: Record<TeamKey, string>, at: number) {
  const ids = {} as Record<PersonKey, string>;
  for (const [place, key] of (Object.keys(people) as PersonKey[]).entries()) {
    const { name, roles, isAdmin, isCommittee } = people[key] as (typeof people)[PersonKey] & {
      isAdmin?: boolean;
      isCommittee?: boolean;
    };
    const personId = newId(at + place);
    ids[key] = personId;
    await db.insert(person).values({ personId, objectId: demoObjectId(place), name, createdAt: at + place });
    for (const [teamKey, role] of Object.entries(roles)) {
      await db
        .insert(membership)
        .values({ personId, teamId: teamIds[teamKey as TeamKey], role, state: "active", createdAt: at });
    }
    if (isAdmin) await db.insert(companyRole).values({ personId, role: "admin", createdAt: at });
    if (isCommittee) await db.insert(companyRole).values({ personId, role: "committee", createdAt: at });
  }
  return ids;
}

/** The same in every demo company, so that a link to a person's view stays good. */
const demoObjectId = (place: number) => `00000000-0000-4000-8000-0000000000${String(place + 10)}`;

async function addCalendars(
  perform: Perform,
  db: Db,
  adminId: string,
  teamIds: Record<TeamKey, string>,
  at: number,
) {
  const settings = ({ name, timeZone, region, hours }: (typeof calendars)[keyof typeof calendars]) => ({
    name,
    timeZone,
    holidayRegion: region,
    intervals: everyWorkday(hours),
    specialDates: [],
  });
  const { calendarVersionId } = await perform(adminId, at, calendarApi.getCalendar, getCalendar, {
    calendarId: companyCalendarId,
  });
  await perform(adminId, at, calendarApi.changeCalendar, changeCalendar, {
    calendarId: companyCalendarId,
    seenVersionId: calendarVersionId,
    ...settings(calendars.company),
  });
  for (const key of ["desk", "shanghai"] as const) {
    const { calendarId } = await perform(
      adminId,
      at,
      calendarApi.createCalendar,
      createCalendar,
      settings(calendars[key]),
    );
    const users = (Object.keys(teams) as TeamKey[]).filter((teamKey) => teams[teamKey].calendar === key);
    for (const teamKey of users)
      await db.update(team).set({ calendarId }).where(eq(team.teamId, teamIds[teamKey]));
  }
}

/** A lead of the team, or whoever is in it. */
export function someoneOf(cast: Pick<Cast, "people">, teamKey: TeamKey) {
  const keys = (Object.keys(people) as PersonKey[]).filter((key) => teamKey in people[key].roles);
  const leading = keys.find(
    (key) => (people[key].roles as Partial<Record<TeamKey, string>>)[teamKey] === "lead",
  );
  return cast.people[leading ?? (keys[0] as PersonKey)];
}

async function addRelationships(
  perform: Perform,
  teamIds: Record<TeamKey, string>,
  personIds: Record<PersonKey, string>,
  at: number,
) {
  const pairs = new Map<string, string>();
  for (const { supplier, customer, flow, claimedBy, tier } of relationships) {
    const side = claimedBy ?? "supplier";
    const leadOf = (key: TeamKey) => someoneOf({ people: personIds }, key);
    const proposed = await perform(
      leadOf(side === "supplier" ? supplier : customer),
      at,
      relationshipApi.proposeRelationship,
      proposeRelationship,
      { supplierTeamId: teamIds[supplier], customerTeamId: teamIds[customer], side, flow },
    );
    pairs.set(`${supplier}>${customer}`, proposed.relationshipId);
    if (claimedBy) continue;
    const { relationshipId, revision } = proposed;
    const confirmed = await perform(
      leadOf(customer),
      at,
      relationshipApi.confirmRelationship,
      confirmRelationship,
      { relationshipId, revision },
    );
    if (tier)
      await perform(leadOf(supplier), at, relationshipApi.setTier, setTier, {
        relationshipId,
        revision: confirmed.revision,
        tier,
        reason: "Agreed in the yearly talk between both leads.",
      });
  }
  return pairs;
}

async function addServices(
  perform: Perform,
  teamIds: Record<TeamKey, string>,
  personIds: Record<PersonKey, string>,
  at: number,
) {
  const ids = {} as Record<ServiceKey, string>;
  for (const [key, plan] of Object.entries(services) as [ServiceKey, ServicePlan][]) {
    const lead = someoneOf({ people: personIds }, plan.team);
    const { limits = "", selfServiceNote = "", frontLine = "" } = plan;
    const created = await perform(lead, at, serviceApi.createService, createService, {
      teamId: teamIds[plan.team],
      name: plan.name,
      promise: plan.promise,
      ownerId: personIds[plan.owner],
      limits,
      selfServiceNote,
      frontLine,
    });
    const { serviceId, revision } = created;
    for (const standard of plan.standards)
      await perform(lead, at, serviceApi.addStandard, addStandard, { serviceId, ...standard });
    await perform(lead, at, serviceApi.publishService, publishService, { serviceId, revision });
    ids[key] = serviceId;
  }
  return ids;
}

async function addAgreements(perform: Perform, cast: Cast, pairs: Map<string, string>, at: number) {
  for (const { service, customer, standard, isSigned } of agreements) {
    const supplier = services[service].team;
    const relationshipId = pairs.get(`${supplier}>${customer}`) as string;
    const lead = someoneOf(cast, supplier);
    const draft = await perform(lead, at, agreementApi.draftAgreement, draftAgreement, {
      relationshipId,
      serviceId: cast.services[service],
      standards: [standard],
    });
    const { agreementId, revision } = await perform(
      lead,
      at,
      agreementApi.proposeAgreement,
      proposeAgreement,
      { agreementId: draft.agreementId, revision: draft.revision },
    );
    if (isSigned)
      await perform(someoneOf(cast, customer), at, agreementApi.signAgreement, signAgreement, {
        agreementId,
        revision,
      });
  }
}
