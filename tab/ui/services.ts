import { listServices } from "#shared/agreement/api.ts";
import type { PickLoader } from "./form.ts";

/** The id in a field that searches, or in one that holds it alone. */
export const idIn = (value: unknown) =>
  typeof value === "string" ? value : (value as { id?: string } | undefined)?.id;

/**
 * The services of a team, once it is known which one.
 *
 * @example servicesOf(({ supplierTeamId }) => idIn(supplierTeamId))
 */
export const servicesOf = (
  teamIdOf: (values: Record<string, unknown>) => string | undefined,
): PickLoader => ({
  endpoint: listServices as unknown as PickLoader["endpoint"],
  input(values) {
    const teamId = teamIdOf(values);
    return teamId ? { teamId } : null;
  },
  options: (answer) =>
    (answer as { items: { serviceId: string; name: string }[] }).items.map(({ serviceId, name }) => ({
      value: serviceId,
      label: name,
    })),
});
