import type { z } from "zod";
import { suggestCommitment } from "#shared/commitment/readApi.ts";
import type { Side } from "#shared/relationship/model.ts";
import type { Suggestion } from "#tab/ui/form.ts";
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
    const { counterpart, dueAt } = answer as Suggested;
    return {
      ...(names.team && counterpart && { [names.team]: { id: counterpart.teamId, name: counterpart.name } }),
      ...(dueAt !== null && { [names.moment]: dueAt }),
    };
  },
});

/** What is asked about a form that names both teams and may name a service. */
export const betweenTeams = (side: Side, own: string, other: string) => (values: Record<string, unknown>) => {
  const teamId = idIn(values[own]);
  if (teamId === undefined) return null;
  return { side, teamId, otherTeamId: idIn(values[other]), serviceId: idIn(values.serviceId) };
};
