import type { z } from "zod";
import type { CommandId } from "#shared/contributions.ts";
import type { Endpoint } from "#shared/endpoint.ts";
import type { Values } from "#shared/problem.ts";
import type { TextKey } from "#shared/text.ts";

interface FieldBase {
  name: string;
  label: TextKey;
  hint?: TextKey;
  isOptional?: boolean;
  /** Only while what else is filled in asks for it; a field that is not shown is not sent. */
  isShown?(values: Record<string, unknown>): boolean;
}

/** A field of a form as data; what it looks like is decided in one place, `ui/fields.tsx`. */
export type Field =
  | (FieldBase & { kind: "text" | "longText" | "moment" | "date" })
  /** Anybody, or only the members of the team that another field holds. */
  | (FieldBase & { kind: "person"; teamField?: string })
  /** A moment, sent under the field's name, or so many `workingDays`. */
  | (FieldBase & { kind: "due" })
  /** Any team; before anything is typed, those with whom there is a relationship already. */
  | (FieldBase & { kind: "team"; suggest?: "suppliers" | "customers" })
  /** One of one's own teams; not shown to who has only one. */
  | (FieldBase & { kind: "myTeam" })
  | (FieldBase & { kind: "number"; unit?: TextKey })
  | (FieldBase & { kind: "choice"; options: { value: string | number; label: TextKey }[] })
  /** Several of a few. */
  | (FieldBase & { kind: "ticks"; options: { value: string; label: TextKey }[] })
  | (FieldBase & { kind: "pick"; load: PickLoader })
  /** Several ids; `none` says why there may be nothing to pick. */
  | (FieldBase & { kind: "picks"; load: PickLoader; none: TextKey })
  /** The page that it was recorded from, which may be left out. */
  | (FieldBase & { kind: "source" });

/** Where a pick field finds what may be picked, given what else is filled in; an id and a name each. */
export interface PickLoader {
  endpoint: Endpoint;
  input(values: Record<string, unknown>): Record<string, unknown> | null;
  options(answer: unknown): { value: string; label: string }[];
}

/** What a form may begin with, asked of the server; it fills what nobody has filled in, and follows the rest. */
export interface Suggestion {
  endpoint: Endpoint;
  input(values: Record<string, unknown>): Record<string, unknown> | null;
  values(answer: unknown): Record<string, unknown>;
}

/** What a due field holds in place of a moment. */
export const isInDays = (value: unknown): value is { workingDays?: number } =>
  typeof value === "object" && value !== null;

/** A sentence about what a form holds; a warning does not keep anybody from sending it. */
export interface Saying {
  key: TextKey;
  values?: Values;
  isWarning?: boolean;
}

/** A form as data: which endpoint it writes to, which fields a person fills in, what is said when it is done. */
export interface FormDefinition<Input extends z.ZodObject = z.ZodObject> {
  title: TextKey;
  /** What it is about, in the words of whoever wrote it. */
  about?: string;
  /** One sentence of explanation above the fields. */
  intro?: TextKey;
  /** Where what does not belong in this form belongs. */
  link?: { text: TextKey; href: string; label: TextKey };
  /** What might be done before it, by a command on the same things; what was typed here is kept meanwhile. */
  first?: { text: TextKey; command: CommandId; subject: object };
  endpoint: Endpoint<Input>;
  fields: Field[];
  /** Sent along but not shown: ids, revisions. */
  fixed?: Partial<z.input<Input>>;
  /** What follows from the fields, sent along but not shown. */
  derive?(values: Record<string, unknown>): Record<string, unknown>;
  /** What is said beneath the fields about what they hold just now. */
  says?(values: Record<string, unknown>): Saying[];
  /** What the fields start with. */
  values?: Partial<Record<string, unknown>>;
  suggests?: Suggestion;
  /** What has to be typed before it is sent, because nobody can undo it. */
  retype?: string;
  submit: TextKey;
  done: TextKey;
  /** Whether others see what is filled in with a name, or only in groups. */
  badge: "named" | "confidential";
  /** It means the same when it is sent later: without a connection it may wait. */
  mayWait?: boolean;
  /** The fields that somebody in a hurry is asked for, one after the other; the others stay as they begin. */
  quick?: string[];
  /** Whether they are asked for so. */
  isQuick?: boolean;
  /** Under this name what was typed is kept until it is sent; without one, as for a secret, it is not kept. */
  draftKey?: string;
  /** What is typed never lies in the browser: the server alone keeps it. */
  isSensitive?: boolean;
}
