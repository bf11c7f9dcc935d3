import * as api from "#shared/calendar/api.ts";
import type { calendarCommands } from "#shared/calendar/contribution.ts";
import { mayDo } from "#shared/rights.ts";
import { holderOf } from "#tab/me.ts";
import type { Handler, Tools } from "#tab/tools.ts";
import type { Field, PickLoader } from "#tab/ui/form.ts";
import { addresses } from "./addresses.ts";

const calendars: PickLoader = {
  endpoint: api.listCalendars as unknown as PickLoader["endpoint"],
  input: () => ({ limit: 100 }),
  options: (answer) =>
    api.listCalendars.output
      .parse(answer)
      .items.map(({ calendarId, name }) => ({ value: calendarId, label: name })),
};

const pickCalendar: Field = {
  name: "calendarId",
  kind: "pick",
  label: "calendar.form.chooseCalendar",
  load: calendars,
};

/** An admin chooses for any team, a lead for one of their own. */
const pickTeam = ({ me }: Tools): Field => ({
  name: "teamId",
  kind: me && mayDo(holderOf(me), "calendar.change") ? "team" : "myTeam",
  label: "calendar.form.chooseTeam",
});

export const calendarHandlers: Record<keyof typeof calendarCommands, Handler> = {
  "calendar.create": ({ navigate }) => navigate(addresses.create),

  "calendar.change": ({ navigate }, { calendar }) => {
    if (calendar) navigate(addresses.change(calendar.calendarId));
  },

  "calendar.choose": (tools, { calendar }) =>
    tools.openForm({
      title: "calendar.choose",
      about: calendar?.name,
      endpoint: api.chooseCalendar,
      fields: calendar ? [pickTeam(tools)] : [pickTeam(tools), pickCalendar],
      fixed: calendar && { calendarId: calendar.calendarId },
      submit: "app.save",
      done: "calendar.form.chosen",
      badge: "named",
      draftKey: `calendar.choose:${calendar?.calendarId ?? ""}`,
    }),

  "calendar.remove": ({ openForm }, { calendar }) => {
    if (!calendar) return;
    openForm({
      title: "calendar.form.removeTitle",
      about: calendar.name,
      intro: "calendar.form.removeIntro",
      endpoint: api.removeCalendar,
      fields: [],
      fixed: { calendarId: calendar.calendarId },
      submit: "calendar.remove",
      done: "calendar.form.removed",
      badge: "named",
      draftKey: `calendar.remove:${calendar.calendarId}`,
    });
  },
};
