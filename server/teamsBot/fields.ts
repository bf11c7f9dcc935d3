import { Problem } from "#shared/problem.ts";
import { momentIn, nextWeekday } from "#shared/teamsBot/moment.ts";
import type { TextKey } from "#shared/text.ts";
import type { DialogField, Message, Setting } from "./command.ts";

/** What was said in the message, to be kept in whole. */
export const words = (label: TextKey, longest: number, { text }: Message): DialogField => ({
  name: "text",
  kind: "longText",
  label,
  longest,
  value: text.slice(0, longest).toWellFormed(),
});

/** The message itself, where Teams says where it is. */
export const sourceIn = ({ link, sourceTitle }: Message) =>
  link === null ? null : { title: sourceTitle, url: link };

/** A team to choose, first the author's. */
export const otherTeam = (
  name: string,
  label: TextKey,
  { teams, hasMoreTeams }: Setting,
  { author }: Message,
): DialogField => ({
  name,
  kind: "choice",
  label,
  choices: teams,
  value: author?.teamId ?? undefined,
  ...(hasMoreTeams ? { named: { label: "teamsBot.otherTeam", among: "teams" } } : {}),
});

/** For which of one's own teams. */
export const ownTeam = (name: string, { ownTeams }: Setting): DialogField => ({
  name,
  kind: "choice",
  label: "teamsBot.ownTeam",
  choices: ownTeams,
  value: ownTeams[0]?.value,
});

const CLOSING = "17:00";

/** By when: the next weekday at closing time, to be changed. */
export const dueFields = (timeZone: string, now: number): DialogField[] => [
  { name: "day", kind: "date", label: "teamsBot.dueDay", value: nextWeekday(timeZone, now) },
  { name: "time", kind: "time", label: "teamsBot.dueTime", value: CLOSING },
];

/** The moment that was filled in; a day alone means its closing time. */
export function filledMoment({ day = "", time }: { day?: string; time?: string }, timeZone: string) {
  const moment = momentIn(timeZone, day, time || CLOSING);
  if (moment === null) throw new Problem("invalid", "teamsBot.error.date", { field: "day" });
  return moment;
}
