const list = "/admin/calendars";

/** Where the screens of calendars are. */
export const addresses = {
  list,
  create: `${list}/new`,
  details: <Id extends string>(calendarId: Id) => `${list}/${calendarId}` as const,
  change: <Id extends string>(calendarId: Id) => `${list}/${calendarId}/change` as const,
};
