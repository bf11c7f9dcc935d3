import type { Commands, Place } from "#shared/contribution.ts";
import { type StepName, steps } from "./life.ts";

const onRow = ["row", "palette"] as const satisfies Place[];

/** Shown where the life allows the step; who may take it is left to the roles that come with the complaint. */
const when = (name: StepName) => ({ selection: "complaint", state: steps[name].from }) as const;

export const complaintCommands = {
  "complaint.complain": {
    title: "complaint.complain",
    places: ["palette", "toolbar", "message", "compose", "selection"],
  },
  "complaint.sharePlan": { title: "complaint.sharePlan", places: [...onRow], when: when("sharePlan") },
  "complaint.report": { title: "complaint.report", places: [...onRow], when: when("report") },
  "complaint.confirm": { title: "complaint.confirm", places: [...onRow], when: when("confirm") },
  "complaint.dispute": { title: "complaint.dispute", places: [...onRow], when: when("dispute") },
  "complaint.learn": { title: "complaint.learn", places: [...onRow], when: when("learn") },
  "complaint.analyse": { title: "complaint.analyse", places: [...onRow], when: when("analyse") },
  "complaint.withdraw": { title: "complaint.withdraw", places: [...onRow], when: when("withdraw") },
  "complaint.assign": {
    title: "complaint.assign",
    places: [...onRow],
    when: {
      selection: "complaint",
      state: [
        "received",
        "analysed",
        "planShared",
        "resultShared",
        "confirmed",
        "unconfirmed",
        "disputed",
      ] as const,
    },
  },
  "complaint.configure": {
    title: "complaint.configure",
    places: ["palette"],
    when: { scope: "personal", isAdmin: true },
  },
} satisfies Partial<Commands<"complaint">>;

/** The step behind each command on a row: with `mayTake` a screen leaves out what would be refused. */
export const stepOfCommand = {
  "complaint.analyse": "analyse",
  "complaint.sharePlan": "sharePlan",
  "complaint.report": "report",
  "complaint.confirm": "confirm",
  "complaint.dispute": "dispute",
  "complaint.learn": "learn",
  "complaint.withdraw": "withdraw",
} as const satisfies Partial<Record<keyof typeof complaintCommands, StepName>>;
