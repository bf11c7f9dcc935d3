import { Problem } from "#shared/problem.ts";

/** One property of an event as it stands in the file, its folded lines joined. */
export interface IcsProperty {
  name: string;
  text: string;
  line: number;
}

export interface IcsEvent {
  /** Where it begins. */
  line: number;
  properties: IcsProperty[];
}

const DEEPEST = 8;

/**
 * The events of an iCalendar text, with the lines on which their properties stand; what lies inside an event, such as
 * its alarms, is left out. A text that is no calendar, or that breaks off, is refused by the line at fault.
 */
export function readIcsEvents(text: string): IcsEvent[] {
  const events: IcsEvent[] = [];
  const open: { name: string; line: number }[] = [];
  for (const property of propertiesOf(text)) {
    const value = property.text
      .slice(property.name.length + 1)
      .trim()
      .toUpperCase();
    if (open.length === 0 && !(property.name === "BEGIN" && value === "VCALENDAR"))
      refuse("notCalendar", property.line);
    if (property.name === "BEGIN") {
      if (open.length >= DEEPEST) refuse("tooDeep", property.line);
      open.push({ name: value, line: property.line });
      if (value === "VEVENT" && open.length === 2) events.push({ line: property.line, properties: [] });
    } else if (property.name === "END") {
      if (open.pop()?.name !== value) refuse("misplacedEnd", property.line);
    } else if (open.length === 2 && open[1]!.name === "VEVENT") events.at(-1)!.properties.push(property);
  }
  const unended = open.at(-1);
  if (unended) refuse("cutOff", unended.line);
  return events;
}

function* propertiesOf(text: string): Generator<IcsProperty> {
  const rows = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  let isEmpty = true;
  for (let row = 0; row < rows.length; row += 1) {
    const line = row + 1;
    const parts = [rows[row]!];
    while (/^[ \t]/.test(rows[row + 1] ?? "")) {
      row += 1;
      parts.push(rows[row]!.slice(1));
    }
    const whole = parts.join("");
    if (whole.trim() === "") continue;
    isEmpty = false;
    const name = /^[A-Za-z0-9-]+(?=[;:])/.exec(whole)?.[0];
    if (name === undefined) refuse(line === 1 ? "notCalendar" : "unreadable", line);
    yield { name: name.toUpperCase(), text: whole, line };
  }
  if (isEmpty) refuse("notCalendar", 1);
}

function refuse(
  reason: "notCalendar" | "tooDeep" | "misplacedEnd" | "cutOff" | "unreadable",
  line: number,
): never {
  throw new Problem("invalid", `calendar.ics.${reason}`, { field: "text", values: { line } });
}
