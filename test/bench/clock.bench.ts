import { createRequire } from "node:module";
import dayjs from "dayjs";
import businessTime from "dayjs-business-time";
import { addWorkingTime, workingTimeBetween } from "#shared/calendar/rules.ts";
import { operationsPerSecond } from "./measure.ts";
import { heading, tell } from "./table.ts";

/** `node --import tsx test/bench/clock.bench.ts`: our clock beside two others, Monday to Friday, 09:00 to 17:00 in Berlin. */
const timeZone = "Europe/Berlin";
// The others know only the zone of the process.
process.env.TZ = timeZone;

type PeerMoment = (at: Date) => {
  addWorkingTime(count: number, unit: "hours"): { valueOf(): number };
  workingDiff(to: Date, unit: "minutes"): number;
};
const moment: PeerMoment = createRequire(import.meta.url)("moment-business-time");
dayjs.extend(businessTime);

const AIM_A_SECOND = 5_000_000;
const office: [string, string][] = [["09:00", "17:00"]];
const calendar = { timeZone, intervals: { mon: office, tue: office, wed: office, thu: office, fri: office } };

/** Spread over a year, in whole minutes because the others count those. */
const starts = Array.from(
  { length: 1_024 },
  (_, index) => new Date(Date.UTC(2025, 0, 1) + index * 513 * 60_000),
);

/** One question as put to each clock about the start with this index. */
type Ask = (index: number) => number;
type Question = Record<"ours" | "dayjs" | "moment", Ask>;

const addFortyHours: Question = {
  ours: (index) => addWorkingTime(calendar, starts[index]!, 144_000)!.getTime(),
  dayjs: (index) => dayjs(starts[index]).addBusinessHours(40).valueOf(),
  moment: (index) => moment(starts[index]!).addWorkingTime(40, "hours").valueOf(),
};

function minutesWithin(days: number): Question {
  const ends = starts.map((start) => new Date(start.getTime() + days * 86_400_000));
  return {
    ours: (index) => workingTimeBetween(calendar, starts[index]!, ends[index]!) / 60,
    dayjs: (index) => Math.abs(dayjs(starts[index]).businessMinutesDiff(dayjs(ends[index]))),
    moment: (index) => Math.abs(moment(starts[index]!).workingDiff(ends[index]!, "minutes")),
  };
}

function compare(name: string, question: Question) {
  const speed = (ask: Ask) => operationsPerSecond(ask, starts.length);
  const agreement = (ask: Ask) => {
    const sample = starts.map((_, index) => index).filter((index) => index % 16 === 0);
    return `${sample.filter((index) => ask(index) === question.ours(index)).length}/${sample.length}`;
  };
  const ours = speed(question.ours);
  for (const [library, ask] of [
    ["dayjs-business", question.dayjs],
    ["moment-business", question.moment],
  ] as const) {
    tell({ what: name, ours, unit: "/s", beside: { name: library, value: speed(ask) }, aim: AIM_A_SECOND });
    console.log(`${"".padEnd(44)} the same answer: ${agreement(ask)}`);
  }
  return ours;
}

console.log(heading);
compare("add 40 h, processor second", addFortyHours);
const oneDay = compare("between, 1 day, processor second", minutesWithin(1));
compare("between, 1 year, processor second", minutesWithin(365));
const tenYears = compare("between, 10 years, processor second", minutesWithin(3_652));
tell({
  what: "time for ten years beside one day",
  ours: oneDay / tenYears,
  unit: "×",
  aim: 2,
});
