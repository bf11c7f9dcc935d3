import type { Ctx } from "#server/ctx.ts";
import type { Ask } from "#shared/ask.ts";
import { listSignatureRequests } from "./agreementRead.ts";

/** The agreements that wait for this person's signature, each settled on its service's page. */
export async function listSignatureAsks(ctx: Ctx, limit: number): Promise<Ask[]> {
  const { items } = await listSignatureRequests(ctx, { limit });
  return items.map(
    ({ agreementId, service, supplier, customer, supplierSignature, customerSignature, createdAt }) => ({
      kind: "signature",
      subjectId: agreementId,
      placeId: service.serviceId,
      title: service.name,
      from: supplierSignature ? supplier.name : customer.name,
      askedAt: (supplierSignature ?? customerSignature)?.signedAt ?? createdAt,
    }),
  );
}
