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

/** A team to choose, first the author's. */
export const otherTeam = (
  name: string,
  label: TextKey,
  { teams }: Setting,
  { author }: Message,
): DialogField => ({
  name,
  kind: "choice",
  label,
  choices: teams,
  value: author?.teamId ?? undefined,
});

/** For which of one's own teams. */
export const ownTeam = (name: string, { ownTeams }: Setting): DialogField => ({
  name,
  kind: "choice",
  label: "teamsBot.ownTeam",
  choices: ownTeams,
  value: ownTeams[0]?.value,
});
