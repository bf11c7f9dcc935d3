import fc from "fast-check";
import { type DayHours, type Interval, type Pause, weekdays } from "#shared/calendar/model.ts";
import { readWall } from "./oracle.ts";

export const MINUTE = 60_000;
export const DAY = 1_440 * MINUTE;

/** Where clocks do what few expect: a zone, and the instant at which it does. */
const hardPlaces = [
  ["America/New_York", "2024-03-10T07:00Z"],
  ["America/New_York", "2024-11-03T06:00Z"],
  ["America/Sao_Paulo", "2018-11-04T03:00Z"],
  ["America/Sao_Paulo", "2019-02-17T02:00Z"],
  ["America/Havana", "2024-03-10T05:00Z"],
  ["Africa/Cairo", "2024-04-25T22:00Z"],
  ["Africa/Cairo", "2024-10-31T21:00Z"],
  ["Asia/Beirut", "2024-03-30T22:00Z"],
  ["Asia/Tehran", "2022-03-21T20:30Z"],
  ["Asia/Tehran", "2022-09-21T19:30Z"],
  ["Australia/Lord_Howe", "2024-04-06T15:00Z"],
  ["Australia/Lord_Howe", "2024-10-05T15:30Z"],
  ["Antarctica/Troll", "2024-03-31T01:00Z"],
  ["Antarctica/Troll", "2024-10-27T01:00Z"],
  ["Europe/Dublin", "1972-10-29T02:00Z"],
  ["Africa/Casablanca", "2024-03-10T02:00Z"],
  ["America/Caracas", "2016-05-01T07:00Z"],
  ["Asia/Pyongyang", "2018-05-04T15:00Z"],
  ["Asia/Kathmandu", "1985-12-31T18:30Z"],
  ["Africa/Juba", "2021-01-31T21:00Z"],
  ["Pacific/Apia", "2011-12-30T10:00Z"],
  ["Pacific/Kwajalein", "1993-08-21T12:00Z"],
  ["Pacific/Kiritimati", "1994-12-31T10:40Z"],
  ["Pacific/Chatham", "2024-09-28T14:00Z"],
  ["America/St_Johns", "2010-11-07T02:31Z"],
  ["America/Recife", "2000-10-15T02:00Z"],
  ["Asia/Shanghai", "2024-02-28T16:00Z"],
] as const;

interface Place {
  timeZone: string;
  at: number;
}

/** Any zone at any time, but mostly at a hard place: the zone and a whole minute near which something may happen. */
export const place: fc.Arbitrary<Place> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(...hardPlaces).map(([timeZone, at]) => ({ timeZone, at: Date.parse(at) })),
  },
  fc.record({
    timeZone: fc.constantFrom(...Intl.supportedValuesOf("timeZone")),
    at: fc
      .integer({ min: Date.UTC(1973, 0) / MINUTE, max: Date.UTC(2099, 0) / MINUTE })
      .map((minute) => minute * MINUTE),
  }),
);

const clock = (minute: number) => `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
const pad = (part: number) => String(part).padStart(2, "0");
const startMinute = fc.oneof(
  fc.constantFrom(0, 60, 120, 150, 540, 1_320),
  fc.integer({ min: 0, max: 1_439 }),
);
const endMinute = fc.oneof(
  fc.constantFrom(0, 60, 120, 180, 1_020, 1_440),
  fc.integer({ min: 0, max: 1_440 }),
);

/** Any interval: also one past midnight, an empty one, the whole day. */
const interval = fc.tuple(startMinute, endMinute).map(([start, end]): Interval => [clock(start), clock(end)]);
const dayHours: fc.Arbitrary<DayHours> = fc.array(interval, { maxLength: 3 });
/** None past midnight, so that a date says all about its working day. */
const sameDayHours = dayHours.map((hours) => hours.filter(([start, end]) => start < end));

/** Any week, with closed dates and special hours around an instant. */
export function calendarAround({ timeZone, at }: Place, hours = dayHours) {
  const date = fc.integer({ min: -2, max: 3 }).map((day) => readWall(timeZone, at + day * DAY).date);
  return fc.record({
    timeZone: fc.constant(timeZone),
    intervals: fc.record(Object.fromEntries(weekdays.map((weekday) => [weekday, hours])), {
      requiredKeys: [],
    }),
    holidays: fc.array(date, { maxLength: 2 }),
    dateHours: fc.dictionary(date, hours, { maxKeys: 2 }),
  });
}

/** Up to four pauses within three days of an instant, in any order, overlapping or not, sometimes reversed. */
export const pausesAround = (at: number) =>
  fc.array(
    fc.tuple(minuteNear(at), minuteNear(at)).map(([a, b]): Pause => [new Date(a), new Date(b)]),
    { maxLength: 4 },
  );

export const minuteNear = (at: number) =>
  fc.integer({ min: -2_160, max: 2_160 }).map((minutes) => at + minutes * MINUTE);

/** A place, a calendar there, pauses, and an instant near it. */
export const situation = place.chain((here) =>
  fc.record({
    at: fc.constant(here.at),
    start: minuteNear(here.at).map((at) => new Date(at)),
    calendar: calendarAround(here),
    pauses: pausesAround(here.at),
  }),
);

/** The same, on a calendar that nobody works past midnight. */
export const dayTimeSituation = place.chain((here) =>
  fc.record({
    start: minuteNear(here.at).map((at) => new Date(at)),
    calendar: calendarAround(here, sameDayHours),
  }),
);
