import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Ctx, found, requireRight } from "#server/ctx.ts";
import { holds } from "#server/organisation/names.ts";
import { team } from "#server/organisation/table.ts";
import type * as agreementApi from "#shared/agreement/agreementApi.ts";
import type { ServiceDetails } from "#shared/agreement/answers.ts";
import type * as api from "#shared/agreement/api.ts";
import type { Service } from "#shared/agreement/model.ts";
import { mayDo } from "#shared/rights.ts";
import { measureServices } from "./measure.ts";
import { findService, selectServices } from "./rows.ts";
import { service } from "./table.ts";

export async function listServices(
  ctx: Ctx,
  { teamId, query, ...input }: z.output<typeof api.listServices.input>,
) {
  await requireTeam(ctx, teamId);
  const states = statesFor(ctx, teamId, input.state ? [input.state] : offered);
  return pageServices(ctx, {
    teamId,
    states,
    ...input,
    where: query === "" ? undefined : holds(service.name, query),
  });
}

export async function listPromisedServices(
  ctx: Ctx,
  { teamId, ...page }: z.output<typeof agreementApi.listPromisedServices.input>,
) {
  await requireTeam(ctx, teamId);
  const { items, nextCursor } = await pageServices(ctx, {
    teamId,
    states: statesFor(ctx, teamId, offered),
    ...page,
  });
  return { items: await measureServices(ctx, items), nextCursor };
}

/** Over all teams; a company has services by the hundred, so that part of a name may be looked for in all of them. */
export async function findServices(
  { db }: Ctx,
  { query, limit }: z.output<typeof api.findServices.input>,
): Promise<{ items: Service[] }> {
  const items = await selectServices(db)
    .where(and(eq(service.state, "published"), holds(service.name, query)))
    .orderBy(sql`instr(lower(${service.name}), lower(${query})) <> 1`, sql`${service.name} collate nocase`)
    .limit(limit)
    .all();
  return { items };
}

export async function getService(
  ctx: Ctx,
  { serviceId }: z.output<typeof api.getService.input>,
): Promise<ServiceDetails> {
  const known = await findReadable(ctx, serviceId);
  const [now] = await measureServices(ctx, [known]);
  const [before] = await measureServices(ctx, [known], "before");
  return { ...known, standards: now?.standards ?? [], earlierStandards: before?.standards ?? [] };
}

/** What is published is everybody's to read; the rest is the team's. */
export async function findReadable(ctx: Ctx, serviceId: string) {
  const known = await findService(ctx.db, serviceId);
  if (known.state !== "published") requireRight(ctx, "service.readDraft", { teamId: known.team.teamId });
  return known;
}

type State = Service["state"];

const offered: State[] = ["published", "draft"];

const statesFor = ({ actor }: Ctx, teamId: string, wanted: State[]) =>
  mayDo(actor, "service.readDraft", { teamId }) ? wanted : wanted.filter((state) => state === "published");

export async function requireTeam({ db }: Ctx, teamId: string) {
  const isTeam = eq(team.teamId, teamId);
  return found(await db.select({ teamId: team.teamId, name: team.name }).from(team).where(isTeam).get());
}

interface ServicePage {
  teamId: string;
  states: State[];
  cursor?: string | undefined;
  limit: number;
  where?: SQL | undefined;
}

async function pageServices({ db }: Ctx, { teamId, states, cursor, limit, where }: ServicePage) {
  const place = sql`(${service.name} collate nocase, ${service.serviceId})`;
  const last = sql`((select name from service where service_id = ${cursor}), ${cursor})`;
  const rows = await selectServices(db)
    .where(
      and(
        eq(service.teamId, teamId),
        inArray(service.state, states),
        where,
        cursor ? sql`${place} > ${last}` : undefined,
      ),
    )
    .orderBy(sql`${service.name} collate nocase`, service.serviceId)
    .limit(limit + 1)
    .all();
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.serviceId ?? null) : null };
}
