import type { z } from "zod";
import { firstUnknownYear } from "#shared/calendar/known.ts";
import { suggestCommitment } from "#shared/commitment/readApi.ts";
import type { Side } from "#shared/relationship/model.ts";
import type { Saying, Suggestion } from "#tab/ui/form.ts";
import { idIn } from "#tab/ui/services.ts";

type Suggested = z.output<typeof suggestCommitment.output>;

/** The other side's team and the moment, in a form's own names, as long as nobody says otherwise. */
export const suggestion = (
  input: (values: Record<string, unknown>) => z.input<typeof suggestCommitment.input> | null,
  names: { team?: string; moment: string },
): Suggestion => ({
  endpoint: suggestCommitment as unknown as Suggestion["endpoint"],
  input,
  values(answer) {
    const { counterpart, dueAt, knownUntil } = answer as Suggested;
    return {
      knownUntil,
      ...(names.team && counterpart && { [names.team]: { id: counterpart.teamId, name: counterpart.name } }),
      ...(dueAt !== null && { [names.moment]: dueAt }),
    };
  },
});

/** That a moment in a form lies where the supplier's calendar knows no public holidays yet. */
export const saysUnknown =
  (moment: string) =>
  (values: Record<string, unknown>): Saying[] => {
    const { [moment]: at, knownUntil } = values;
    if (typeof at !== "number" || typeof knownUntil !== "string") return [];
    const year = firstUnknownYear(knownUntil, new Date(at).toISOString().slice(0, 10));
    const key = "commitment.holidaysUnknown";
    return year === null ? [] : [{ key, values: { year: String(year) }, isWarning: true }];
  };

/** What is asked about a form that names both teams and may name a service. */
export const betweenTeams = (side: Side, own: string, other: string) => (values: Record<string, unknown>) => {
  const teamId = idIn(values[own]);
  if (teamId === undefined) return null;
  return { side, teamId, otherTeamId: idIn(values[other]), serviceId: idIn(values.serviceId) };
};
