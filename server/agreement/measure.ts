import type { Ctx } from "#server/ctx.ts";
import type { MeasuredAgreement, MeasuredStandard, PromisedService } from "#shared/agreement/measured.ts";
import type { Agreement, Service } from "#shared/agreement/model.ts";
import { measureStandards } from "./attainment.ts";
import { findAgreement, floorsOf, standardsOf } from "./rows.ts";

/** Services with what they promise to everybody and how it is kept. */
export async function measureServices(
  ctx: Ctx,
  services: Service[],
  when: "now" | "before" = "now",
): Promise<PromisedService[]> {
  const teamOf = new Map(services.map(({ serviceId, team }) => [serviceId, team.teamId]));
  const standards = await floorsOf(ctx.db, [...teamOf.keys()], when);
  const placed = standards.map((standard) => ({
    standard,
    teamId: teamOf.get(standard.serviceId) ?? "",
    relationshipId: null,
  }));
  const measuredOf = groupBy(await measureStandards(ctx, placed), ({ standard }) => standard.serviceId);
  return services.map((service) => ({ ...service, standards: measuredOf(service.serviceId) }));
}

/** Agreements with what they add and how it is kept between the two teams. */
export async function measureAgreements(ctx: Ctx, agreements: Agreement[]): Promise<MeasuredAgreement[]> {
  const byId = new Map(agreements.map((one) => [one.agreementId, one]));
  const standards = await standardsOf(ctx.db, [...byId.keys()]);
  const placed = standards.flatMap((standard) => {
    const one = byId.get(standard.agreementId ?? "");
    return one ? [{ standard, teamId: one.supplier.teamId, relationshipId: one.relationshipId }] : [];
  });
  const measuredOf = groupBy(
    await measureStandards(ctx, placed),
    ({ standard }) => standard.agreementId ?? "",
  );
  return agreements.map((one) => ({ ...one, standards: measuredOf(one.agreementId) }));
}

/** One agreement as it stands now, in full. */
export async function measureAgreement(ctx: Ctx, agreementId: string) {
  const known = await findAgreement(ctx.db, agreementId);
  const [measured] = await measureAgreements(ctx, [known]);
  return measured ?? { ...known, standards: [] };
}

function groupBy(measured: MeasuredStandard[], keyOf: (one: MeasuredStandard) => string) {
  const groups = new Map<string, MeasuredStandard[]>();
  for (const one of measured) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return (key: string) => groups.get(key) ?? [];
}
