import type { Ctx } from "#server/ctx.ts";
import type { Ask } from "#shared/ask.ts";
import { findSignatureRequests } from "./agreementRead.ts";

/** The agreements that wait for this person's signature, each settled on its service's page. */
export async function listSignatureAsks(ctx: Ctx, limit: number): Promise<Ask[]> {
  const rows = await findSignatureRequests(ctx, limit);
  return rows.map(
    ({ agreementId, service, supplier, customer, supplierSignedAt, customerSignedAt, createdAt }) => ({
      kind: "signature",
      subjectId: agreementId,
      placeId: service.serviceId,
      title: service.name,
      from: supplierSignedAt === null ? customer.name : supplier.name,
      askedAt: supplierSignedAt ?? customerSignedAt ?? createdAt,
    }),
  );
}
