import type { RightName } from "./rights.ts";
import type { TextKey } from "./text.ts";

/** Where a host can show a command. */
export type Place = "palette" | "toolbar" | "row" | "message" | "compose" | "selection";

type OrganisationSelection =
  | "team"
  | "person"
  | "membership"
  | "ownMembership"
  | "companyRole"
  | "mergeSuggestion";

/** What a command's condition may look at; a command is shown where every part of its `when` is equal. */
export interface Context {
  scope: "personal" | "channel";
  side?: "supplier" | "customer";
  selection?:
    | "commitment"
    | "relationship"
    | "service"
    | "standard"
    | "agreement"
    | "calendar"
    | "surveyRound"
    | "surveyRounds"
    | "teamChannel"
    | "release"
    | "action"
    | "complaint"
    | "honour"
    | "honours"
    | "suggestion"
    | "consultation"
    | "consultations"
    | OrganisationSelection;
  state?: string;
  isAdmin?: boolean;
  /** Whether the reader leads a team; an admin may do for any what a lead may for theirs. */
  isLead?: boolean;
}

/** Something to do, declared once as data; every host shows it where its places and its condition allow. */
export interface Command {
  title: TextKey;
  places: Place[];
  /** In the browser's notation, for example `Alt+Shift+P`. */
  key?: string;
  when?: Partial<{ [Part in keyof Context]: Context[Part] | readonly Context[Part][] }>;
  /** Never a button of its own, but always behind "…": it can be done to anything and is seldom wanted. */
  isAside?: true;
  /** What it takes in the team it acts on: screens leave it out where the server would refuse it. */
  right?: RightName;
}

/** Something to see: a tab in Teams, an entry of the navigation elsewhere. */
export interface View {
  title: TextKey;
  path: `/${string}`;
  scopes: Context["scope"][];
  /** The gear rather than the tab strip. */
  isSetting?: boolean;
  /** The view it is reached from and shown as a part of; it has no tab of its own. */
  partOf?: string;
}

/** The commands of one slice; an id that does not start with the slice's name does not compile. */
export type Commands<Slice extends string> = Record<`${Slice}.${string}`, Command>;
export type Views<Slice extends string> = Record<Slice, View>;

/**
 * Whether a command may be shown in this place and context.
 *
 * @example isShown({ title, places: ["row"], when: { side: "supplier" } }, "row", { scope: "personal", side: "customer" }) // => false
 */
export function isShown({ places, when = {} }: Command, place: Place, context: Context) {
  if (!places.includes(place)) return false;
  return Object.entries(when).every(([part, wanted]) => {
    const actual = context[part as keyof Context];
    return Array.isArray(wanted) ? wanted.includes(actual) : wanted === actual;
  });
}
