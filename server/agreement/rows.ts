import { and, desc, eq, getTableColumns, inArray, isNotNull, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { found } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { person, team } from "#server/organisation/table.ts";
import { customerTeam, supplierTeam } from "#server/relationship/row.ts";
import { relationship } from "#server/relationship/table.ts";
import { type Agreement, type Measure, measures, type Service, Standard } from "#shared/agreement/model.ts";
import { agreement, service, standard } from "./table.ts";

const owner = alias(person, "owner");
const supplierSigner = alias(person, "supplier_signer");
const customerSigner = alias(person, "customer_signer");

/** Services as the noun; add `where` and `orderBy`. */
export function selectServices(db: Db) {
  const { teamId: _, ownerId: __, ...columns } = getTableColumns(service);
  return db
    .select({
      ...columns,
      team: { teamId: team.teamId, name: team.name },
      owner: { personId: owner.personId, name: owner.name },
    })
    .from(service)
    .innerJoin(team, eq(team.teamId, service.teamId))
    .leftJoin(owner, eq(owner.personId, service.ownerId));
}

export async function findService(db: Db, serviceId: string): Promise<Service> {
  return found(await selectServices(db).where(eq(service.serviceId, serviceId)).get());
}

/** Agreements with the names of all whom they concern; `toAgreement` makes the noun of a row. */
export function selectAgreements(db: Db) {
  return db
    .select({
      ...getTableColumns(agreement),
      supplier: { teamId: supplierTeam.teamId, name: supplierTeam.name },
      customer: { teamId: customerTeam.teamId, name: customerTeam.name },
      service: { serviceId: service.serviceId, name: service.name },
      supplierSigner: { personId: supplierSigner.personId, name: supplierSigner.name },
      customerSigner: { personId: customerSigner.personId, name: customerSigner.name },
    })
    .from(agreement)
    .innerJoin(relationship, eq(relationship.relationshipId, agreement.relationshipId))
    .innerJoin(supplierTeam, eq(supplierTeam.teamId, relationship.supplierTeamId))
    .innerJoin(customerTeam, eq(customerTeam.teamId, relationship.customerTeamId))
    .innerJoin(service, eq(service.serviceId, agreement.serviceId))
    .leftJoin(supplierSigner, eq(supplierSigner.personId, agreement.supplierSignedById))
    .leftJoin(customerSigner, eq(customerSigner.personId, agreement.customerSignedById));
}

type AgreementRow = Awaited<ReturnType<ReturnType<typeof selectAgreements>["all"]>>[number];

export function toAgreement(row: AgreementRow): Agreement {
  const { supplierSigner, customerSigner, returnedBy, returnReason } = row;
  return {
    ...row,
    supplierSignature: signatureOf(supplierSigner, row.supplierSignedAt),
    customerSignature: signatureOf(customerSigner, row.customerSignedAt),
    returned: returnedBy && returnReason ? { by: returnedBy, reason: returnReason } : null,
  };
}

const signatureOf = (signer: { personId: string; name: string } | null, signedAt: number | null) =>
  signer && signedAt !== null ? { person: signer, signedAt } : null;

export async function findAgreement(db: Db, agreementId: string): Promise<Agreement> {
  return toAgreement(found(await selectAgreements(db).where(eq(agreement.agreementId, agreementId)).get()));
}

/** Rows were checked when they were written; parsing tells the type which units go with which measure. */
export const toStandard = (row: typeof standard.$inferSelect) => Standard.parse(row);

/** What these services promise to everybody, or what they promised before, latest first. */
export async function floorsOf(db: Db, serviceIds: string[], when: "now" | "before" = "now") {
  const isThen = when === "now" ? isNull(standard.retiredAt) : isNotNull(standard.retiredAt);
  const isFloor = and(inArray(standard.serviceId, serviceIds), isNull(standard.agreementId), isThen);
  return inOrder(await db.select().from(standard).where(isFloor).orderBy(desc(standard.retiredAt)).all());
}

/** What these agreements add; standards taken out of a draft are left out. */
export async function standardsOf(db: Db, agreementIds: string[]) {
  const isAdded = and(inArray(standard.agreementId, agreementIds), isNull(standard.retiredAt));
  return inOrder(await db.select().from(standard).where(isAdded).all());
}

/** As a case goes: answered, delivered, right, satisfied. */
function inOrder(rows: (typeof standard.$inferSelect)[]) {
  const place = ({ measure }: { measure: Measure }) => measures.indexOf(measure);
  return rows.map(toStandard).sort((one, other) => place(one) - place(other));
}
