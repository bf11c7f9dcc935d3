import { setComplaintSettings } from "#server/complaint/settings.ts";
import {
  analyseComplaint,
  confirmResult,
  keepLesson,
  reportResult,
  sharePlan,
} from "#server/complaint/steps.ts";
import { complain } from "#server/complaint/verbs.ts";
import type { CompanyDatabase } from "#server/db/open.ts";
import * as api from "#shared/complaint/api.ts";
import { usualSettings } from "#shared/complaint/deadlines.ts";
import type { CauseCategory } from "#shared/complaint/model.ts";
import type { Cast } from "./build.ts";
import type { PersonKey, TeamKey } from "./company.ts";
import { type Perform, playScene } from "./stage.ts";

const DAY_MS = 86_400_000;

const OFFICE_URL = "https://trust.meridian.example.com/";

interface Story {
  by: PersonKey;
  customer: TeamKey;
  supplier: TeamKey;
  daysAgo: number;
  keepsName?: true;
  text: string;
  wish?: string;
  analysis?: {
    causeCategory: CauseCategory;
    cause: string;
    plan: string;
    whys: string[];
    containment?: string;
  };
  isShared?: true;
  result?: string;
  lesson?: { prevention: string; owner: PersonKey };
}

/** Complaints in different steps, so that each screen of theirs has something to show. */
const stories: Story[] = [
  {
    by: "wei",
    customer: "production",
    supplier: "purchasing",
    daysAgo: 62,
    text: "The ceramic bearings were ordered in the wrong size; the line stood still for a day.",
    analysis: {
      causeCategory: "standardUnclear",
      cause: "The order form takes a size without its unit",
      plan: "The right bearings by express, the form changed this month",
      whys: ["The size was read in inches", "The form does not ask for the unit"],
      containment: "Express delivery of 40 bearings",
    },
    isShared: true,
    result: "The bearings came the next day, and the form asks for the unit now.",
    lesson: { prevention: "Every size on an order form carries its unit", owner: "ines" },
  },
  {
    by: "lin",
    customer: "hr",
    supplier: "it",
    daysAgo: 13,
    text: "Two new colleagues had no laptop on their first day, although it was promised.",
    wish: "Tell us three days before if one will be late.",
    analysis: {
      causeCategory: "handover",
      cause: "Orders for new colleagues are handed over by word of mouth",
      plan: "A written handover from the order to the desk, and a note three days before",
      whys: ["The order lay with somebody on leave", "Nobody else knew of it"],
    },
    isShared: true,
    result: "Both laptops are there, and each order now has a second person.",
  },
  {
    by: "yuki",
    customer: "sales",
    supplier: "logistics",
    daysAgo: 7,
    keepsName: true,
    text: "Deliveries to the fair were moved twice without asking us; a customer stood at an empty stand.",
    analysis: {
      causeCategory: "capacity",
      cause: "One person plans all deliveries in fair weeks",
      plan: "A second planner in fair weeks, and no move without a call",
      whys: [],
    },
    isShared: true,
  },
  {
    by: "fang",
    customer: "sales",
    supplier: "hr",
    daysAgo: 2,
    text: "The overtime rule we were given was last year's; we paid it out wrongly.",
    analysis: {
      causeCategory: "knowledge",
      cause: "The handbook was not changed when the rule was",
      plan: "Correct the page this week and tell everybody who asked since January",
      whys: ["The answer came from an old page"],
    },
  },
  {
    by: "jun",
    customer: "research",
    supplier: "desk",
    daysAgo: 1,
    text: "My ticket was closed three times without anybody having called me back.",
  },
];

/** Each complaint as it was lived: made, handled by the committee, and taken as far as its story goes. */
export async function addComplaints(database: CompanyDatabase, cast: Cast, now: number) {
  await playScene(database, (perform) =>
    perform(cast.people.lin, now - 100 * DAY_MS, api.setComplaintSettings, setComplaintSettings, {
      ...usualSettings,
      officeUrl: OFFICE_URL,
    }),
  );
  for (const story of stories) await playScene(database, (perform) => live(perform, story, cast, now));
}

async function live(perform: Perform, story: Story, { people, teams }: Cast, now: number) {
  const { by, customer, supplier, daysAgo, keepsName, text, wish, analysis, isShared, result, lesson } =
    story;
  const madeAt = now - daysAgo * DAY_MS;
  const [maker, handler] = [people[by], people.mei];
  const made = await perform(maker, madeAt, api.complain, complain, {
    supplierTeamId: teams[supplier],
    customerTeamId: teams[customer],
    text,
    wish: wish ?? "",
    naming: keepsName ? "kept" : "named",
  });
  const { complaintId } = made;
  let { revision } = made;
  const seen = () => ({ complaintId, revision });
  if (!analysis) return;
  const step = (part: number) => madeAt + (now - madeAt) * part;
  ({ revision } = await perform(handler, step(0.1), api.analyseComplaint, analyseComplaint, {
    ...seen(),
    ...analysis,
  }));
  if (!isShared) return;
  ({ revision } = await perform(handler, step(0.15), api.sharePlan, sharePlan, seen()));
  if (result === undefined) return;
  ({ revision } = await perform(handler, step(0.7), api.reportResult, reportResult, { ...seen(), result }));
  if (!lesson) return;
  ({ revision } = await perform(maker, step(0.75), api.confirmResult, confirmResult, seen()));
  const { prevention, owner } = lesson;
  const kept = { ...seen(), prevention, ownerId: people[owner], checkAt: now + 20 * DAY_MS };
  await perform(handler, step(0.8), api.keepLesson, keepLesson, kept);
}
