import type { z } from "zod";
import { type createCalendar, getCalendar, listCalendars } from "#shared/calendar/api.ts";
import type { Interval } from "#shared/calendar/model.ts";
import { createWorld } from "#test/world.ts";

export type Settings = z.input<typeof createCalendar.input>;

const officeHours: Interval[] = [
  ["09:00", "12:00"],
  ["13:00", "18:00"],
];

/** A right calendar, of which a test changes what it is about. */
export const shanghai: Settings = {
  name: "Shanghai office",
  timeZone: "Asia/Shanghai",
  intervals: { mon: officeHours, tue: officeHours, wed: officeHours, thu: officeHours, fri: officeHours },
  holidayRegion: "CN",
  specialDates: [],
};

/**
 * A company with an admin, a team with its lead and a member, and somebody who leads another team.
 *
 * @example const { call, admin, lead, it } = await createOffice();
 */
export async function createOffice(start?: { startAt: number }) {
  const world = await createWorld(start);
  const it = await world.addTeam("IT");
  const legal = await world.addTeam("Legal");
  const admin = await world.addPerson("Ada", {}, ["admin"]);
  const committee = await world.addPerson("Cem", {}, ["committee"]);
  const lead = await world.addPerson("Ida", { [it.teamId]: "lead" });
  const member = await world.addPerson("Ivo", { [it.teamId]: "member" });
  const stranger = await world.addPerson("Lena", { [legal.teamId]: "lead" });

  async function companyCalendar() {
    const { items } = await world.call(member, listCalendars, {});
    return world.call(member, getCalendar, { calendarId: items[0]!.calendarId });
  }
  return { ...world, it, legal, admin, committee, lead, member, stranger, companyCalendar };
}
