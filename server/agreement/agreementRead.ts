import { and, desc, eq, inArray, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Ctx, requireRight, teamsLedBy } from "#server/ctx.ts";
import { listedAs } from "#server/db/listed.ts";
import { prepared } from "#server/db/prepared.ts";
import { customerTeam } from "#server/relationship/row.ts";
import { relationship } from "#server/relationship/table.ts";
import type * as api from "#shared/agreement/agreementApi.ts";
import { pairOf } from "#shared/relationship/sides.ts";
import { measureAgreement, measureAgreements } from "./measure.ts";
import { findAgreement, selectAgreements, toAgreement } from "./rows.ts";
import { agreement, service } from "./table.ts";

export async function getAgreement(ctx: Ctx, { agreementId }: z.output<typeof api.getAgreement.input>) {
  await findReadableAgreement(ctx, agreementId);
  return measureAgreement(ctx, agreementId);
}

export async function findReadableAgreement(ctx: Ctx, agreementId: string) {
  const known = await findAgreement(ctx.db, agreementId);
  requireRight(ctx, "agreement.read", pairOf(known));
  return known;
}

type ListInput = z.output<typeof api.listAgreements.input>;

/** Only agreements of the actor's teams, whatever is asked for; by customer and service, the newest version first. */
export async function listAgreements(ctx: Ctx, input: ListInput) {
  const { supplierTeamId, relationshipId, serviceId, state = "open", cursor, limit } = input;
  const wanted = [
    isOf([...ctx.actor.roles.keys()]),
    supplierTeamId && eq(relationship.supplierTeamId, supplierTeamId),
    relationshipId && eq(agreement.relationshipId, relationshipId),
    serviceId && eq(agreement.serviceId, serviceId),
    state === "open" && inArray(agreement.state, ["draft", "proposed", "agreed"]),
    state !== "open" && state !== "all" && eq(agreement.state, state),
    cursor && sql`(${sql.join(inOrder, sql`, `)}) > ${placeOf(cursor)}`,
  ];
  const rows = await selectAgreements(ctx.db)
    .where(and(...wanted.filter((one) => typeof one === "object")))
    .orderBy(...inOrder)
    .limit(limit + 1)
    .all();
  return pageOf(ctx, rows, limit);
}

const selectSignatureRequests = prepared((db) => {
  const led = listedAs("led");
  const isOurs = or(
    and(inArray(relationship.supplierTeamId, led), isNull(agreement.supplierSignedAt)),
    and(inArray(relationship.customerTeamId, led), isNull(agreement.customerSignedAt)),
  );
  const isWaiting = and(
    // Written out, because a partial index serves only a condition that it can recognise.
    sql`${agreement.state} = 'proposed'`,
    eq(relationship.state, "confirmed"),
    eq(service.state, "published"),
  );
  return selectAgreements(db)
    .where(and(isOurs, isWaiting, lt(agreement.agreementId, sql.placeholder("before"))))
    .orderBy(desc(agreement.agreementId))
    .limit(sql.placeholder("limit"))
    .prepare();
});

/** Comes after every id: the list begins with the newest. */
const AFTER_ALL = "~";

/** What the other side has signed and a lead of mine has not, newest first. */
export async function listSignatureRequests(
  ctx: Ctx,
  { cursor, limit }: z.output<typeof api.listSignatureRequests.input> = { limit: 50 },
) {
  return pageOf(ctx, await findSignatureRequests(ctx, limit + 1, cursor), limit);
}

/** The same as rows, for who does not need to know how the standards are kept. */
export async function findSignatureRequests({ db, actor }: Ctx, limit: number, before = AFTER_ALL) {
  const led = teamsLedBy(actor);
  if (led.length === 0) return [];
  return selectSignatureRequests(db).all({ led: JSON.stringify(led), before, limit });
}

const isOf = (teamIds: string[]) =>
  or(inArray(relationship.supplierTeamId, teamIds), inArray(relationship.customerTeamId, teamIds)) as SQL;

const inOrder = [
  sql`${customerTeam.name} collate nocase`,
  sql`${agreement.relationshipId}`,
  sql`${agreement.serviceId}`,
  sql`-${agreement.version}`,
];

/** Where the page before ended: the customer's name is looked up, for names are too long for a cursor. */
const placeOf = (agreementId: string) => sql`
  (select team.name, agreement.relationship_id, agreement.service_id, -agreement.version from agreement
    join relationship using (relationship_id)
    join team on team.team_id = relationship.customer_team_id
    where agreement.agreement_id = ${agreementId})`;

type Rows = Parameters<typeof toAgreement>[0][];

async function pageOf(ctx: Ctx, rows: Rows, limit: number) {
  if (rows.length === 0) return { items: [], nextCursor: null };
  const items = await measureAgreements(ctx, rows.slice(0, limit).map(toAgreement));
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.agreementId ?? null) : null };
}
