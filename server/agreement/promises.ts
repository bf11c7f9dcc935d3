import { and, eq, inArray, isNull, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { pageOfCommitments } from "#server/commitment/page.ts";
import { commitment } from "#server/commitment/table.ts";
import { isOf, isToBeDelivered } from "#server/commitment/whose.ts";
import type { Ctx } from "#server/ctx.ts";
import { inNameOrder } from "#server/organisation/names.ts";
import { team } from "#server/organisation/table.ts";
import { relationship } from "#server/relationship/table.ts";
import type * as api from "#shared/agreement/agreementApi.ts";
import type { Promises } from "#shared/agreement/answers.ts";
import { listAgreements } from "./agreementRead.ts";
import { listPromisedServices, requireTeam } from "./read.ts";

const FIRST_PAGE = 25;
const nothing = { items: [], nextCursor: null };

/** The screen of promises: of the team asked for, or else of one that the actor leads, or is in. */
export async function getPromises(
  ctx: Ctx,
  input: z.output<typeof api.getPromises.input>,
): Promise<Promises> {
  const team = input.teamId ? await requireTeam(ctx, input.teamId) : await usualTeam(ctx);
  if (!team)
    return { team, isSupplier: false, services: nothing, agreements: nothing, openCommitments: nothing };
  const page = { teamId: team.teamId, limit: FIRST_PAGE };
  return {
    team,
    isSupplier: (await relationshipsWithMine(ctx, team.teamId)).some(({ state }) => state === "confirmed"),
    services: await listPromisedServices(ctx, page),
    agreements: await listAgreements(ctx, { supplierTeamId: team.teamId, limit: FIRST_PAGE }),
    openCommitments: await listPromisedCommitments(ctx, page),
  };
}

/** What a team still has to deliver: all of it for its own people, for others what is owed to their teams. */
export async function listPromisedCommitments(
  ctx: Ctx,
  { teamId, ...page }: z.output<typeof api.listPromisedCommitments.input>,
) {
  const whose = ctx.actor.roles.has(teamId) ? [isOf(teamId, "supplier")] : await owedToMine(ctx, teamId);
  const conditions = whose.map((one) => and(one, isNull(commitment.closedAt), isToBeDelivered) as SQL);
  return pageOfCommitments(ctx, "open", conditions, page);
}

async function owedToMine(ctx: Ctx, supplierTeamId: string) {
  const rows = await relationshipsWithMine(ctx, supplierTeamId);
  return rows.map(({ relationshipId }) => eq(commitment.relationshipId, relationshipId));
}

function relationshipsWithMine({ db, actor }: Ctx, supplierTeamId: string) {
  const { relationshipId, state, customerTeamId } = relationship;
  const isOurs = inArray(customerTeamId, [...actor.roles.keys()]);
  return db
    .select({ relationshipId, state })
    .from(relationship)
    .where(and(eq(relationship.supplierTeamId, supplierTeamId), isOurs))
    .all();
}

/** The first of those that the actor leads, or else the first of all, by name. */
async function usualTeam({ db, actor }: Ctx) {
  const rows = await db
    .select({ teamId: team.teamId, name: team.name })
    .from(team)
    .where(and(inArray(team.teamId, [...actor.roles.keys()]), isNull(team.archivedAt)))
    .orderBy(...inNameOrder({ table: team, name: team.name, id: team.teamId }))
    .all();
  return rows.find(({ teamId }) => actor.roles.get(teamId) === "lead") ?? rows[0] ?? null;
}
