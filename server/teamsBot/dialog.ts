import { plain } from "#server/notification/card.ts";
import type { MessagePayload } from "#shared/teamsBot/activity.ts";
import type { DialogField, Note } from "./command.ts";
import { LONGEST_NAME, namedOf } from "./named.ts";
import type { WriteAny } from "./words.ts";

/** Beyond that many a list can be searched by typing. */
const MOST_AT_A_GLANCE = 8;

interface Dialog {
  title: string;
  fields: DialogField[];
  notes?: Note[];
  /** What was filled in before it was refused. */
  filled?: Record<string, string>;
  error?: string;
  /** Comes back with the answer, because not every client sends the message again. */
  message: MessagePayload | null;
}

/** A command's form as an Adaptive Card, in a dialog of Teams; what is recorded from there has its writer's name. */
export function dialogOf(
  write: WriteAny,
  { title, fields, notes = [], filled = {}, error, message }: Dialog,
) {
  const inputs = fields.flatMap((field) => [
    inputOf(write, { ...field, value: filled[field.name] ?? field.value }),
    ...namedInputOf(write, field, filled),
  ]);
  const badge = {
    type: "TextBlock",
    text: write("teamsBot.named"),
    wrap: true,
    size: "Small",
    isSubtle: true,
  };
  const refusal = error ? [{ type: "TextBlock", text: plain(error), wrap: true, color: "Attention" }] : [];
  const card = {
    $schema: "https://adaptivecards.io/schemas/adaptive-card.json",
    type: "AdaptiveCard",
    version: "1.5",
    body: [...refusal, badge, ...inputs, ...notes.flatMap((note) => noteOf(write, note))],
    actions: [{ type: "Action.Submit", title: write("teamsBot.record"), data: { message } }],
  };
  const content = { contentType: "application/vnd.microsoft.card.adaptive", content: card };
  return { task: { type: "continue", value: { title, height: "medium", width: "medium", card: content } } };
}

/** A field as an input of an Adaptive Card. */
export function inputOf(write: WriteAny, field: DialogField) {
  const label = write(field.label);
  const common = { id: field.name, label, ...(field.value ? { value: field.value } : {}) };
  if (field.kind === "switch")
    return { type: "Input.Toggle", id: field.name, title: label, value: field.value ?? "false" };
  const needed = {
    ...common,
    isRequired: !("isOptional" in field || "named" in field),
    errorMessage: write("error.required"),
  };
  if (field.kind === "date") return { type: "Input.Date", ...needed };
  if (field.kind === "time") return { type: "Input.Time", ...needed };
  if (field.kind === "choice") {
    const style = field.choices.length > MOST_AT_A_GLANCE ? "filtered" : "compact";
    return { type: "Input.ChoiceSet", style, choices: field.choices, ...needed };
  }
  const { longest: maxLength, kind } = field;
  return { type: "Input.Text", ...needed, maxLength, isMultiline: kind === "longText" };
}

function noteOf(write: WriteAny, { text, link }: Note) {
  const words = { type: "TextBlock", text: write(text), wrap: true };
  if (!link) return [words];
  const open = { type: "Action.OpenUrl", title: write(link.label), url: link.url };
  return [words, { type: "ActionSet", actions: [open] }];
}

/** Beside a list that does not hold all: a name written by hand. */
function namedInputOf(write: WriteAny, field: DialogField, filled: Record<string, string>) {
  if (field.kind !== "choice" || !field.named) return [];
  const { name, named } = field;
  const value = filled[namedOf(name)] ?? "";
  const text = { kind: "text", name: namedOf(name), label: named.label, longest: LONGEST_NAME } as const;
  return [inputOf(write, { ...text, isOptional: true, value })];
}

/** A word to whoever called, instead of a form. */
export const told = (text: string) => ({ task: { type: "message", value: text } });
