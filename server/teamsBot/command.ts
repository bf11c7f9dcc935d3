import type { Ctx } from "#server/ctx.ts";
import type { TextKey } from "#shared/text.ts";

/** What a command was called on, cleaned: a message's words, who wrote it, where it is. */
export interface Message {
  text: string;
  link: string | null;
  /** What the link is called where it is kept. */
  sourceTitle: string;
  /** The author, where they are known here, with their team. */
  author: { personId: string; name: string; teamId: string | null } | null;
}

export interface Choice {
  value: string;
  title: string;
}

/** Who may be named by hand, because the list holds not all. */
export interface Named {
  label: TextKey;
  among: "teams" | "everybody";
}

/** A field of a command's dialog. */
export type DialogField = { name: string; label: TextKey; value?: string | undefined } & (
  | { kind: "text" | "longText"; longest: number; isOptional?: true }
  | { kind: "date"; isOptional?: true }
  | { kind: "time"; isOptional?: true }
  | { kind: "choice"; choices: Choice[]; named?: Named }
  | { kind: "switch" }
);

/** What is said beneath a dialog's fields, with the way to where it leads. */
export interface Note {
  text: TextKey;
  link?: { label: TextKey; url: string };
}

/** What a dialog sent back, each as text. */
export type Filled = Record<string, string>;

/** What is known when a command is called: who may choose what, and when and where it is. */
export interface Setting {
  ownTeams: Choice[];
  /** All teams one may choose, those one works with first. */
  teams: Choice[];
  hasMoreTeams: boolean;
  timeZone: string;
}

/** What came of it: a commitment's card in the conversation, words in it, or a word to the writer alone. */
export type Recorded =
  | { commitmentId: string }
  | { card: { from: string; to: string; title: string } }
  | { told: TextKey };

/** How a command of the contributions is carried out from a message: its dialog, and what that records. */
export interface BotCommand {
  fields(setting: Setting, message: Message, now: number): DialogField[];
  notes?(ctx: Ctx): Promise<Note[]>;
  record(ctx: Ctx, filled: Filled, message: Message, setting: Setting): Promise<Recorded>;
}
