import { type Route, route } from "#server/endpoint.ts";
import * as api from "#shared/calendar/api.ts";
import { importClosedDays } from "./closedDays.ts";
import {
  getCalendar,
  listCalendars,
  listCalendarTeams,
  listHolidayRegions,
  previewCalendar,
} from "./read.ts";
import { changeCalendar, chooseCalendar, createCalendar, removeCalendar } from "./verbs.ts";

export const routes: Route[] = [
  route(api.listCalendars, listCalendars),
  route(api.getCalendar, getCalendar),
  route(api.createCalendar, createCalendar),
  route(api.changeCalendar, changeCalendar),
  route(api.removeCalendar, removeCalendar),
  route(api.previewCalendar, previewCalendar),
  route(api.importClosedDays, importClosedDays),
  route(api.listHolidayRegions, listHolidayRegions),
  route(api.chooseCalendar, chooseCalendar),
  route(api.listCalendarTeams, listCalendarTeams),
];
