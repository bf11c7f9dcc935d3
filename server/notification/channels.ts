import { and, desc, eq, inArray, isNotNull } from "drizzle-orm";
import type { z } from "zod";
import { type Ctx, found, newId, requireRight } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { route } from "#server/endpoint.ts";
import { person, team } from "#server/organisation/table.ts";
import * as api from "#shared/notification/api.ts";
import type { TeamChannel } from "#shared/notification/model.ts";
import { Problem } from "#shared/problem.ts";
import { mayDo } from "#shared/rights.ts";
import { outbox, teamChannel } from "./table.ts";
import { isAllowedAddress } from "./webhook.ts";

const MOST_LISTED = 100;

/** The teams whose channel the actor may set; an admin also sees every other one that is set. */
export async function listTeamChannels({ db, actor }: Ctx) {
  const own = [...actor.roles.keys()].filter((teamId) => mayDo(actor, "channel.set", { teamId }));
  const isForAll = mayDo(actor, "channel.set");
  const set = isForAll ? await setTeams(db) : [];
  const ids = [...new Set([...own, ...set])].slice(0, MOST_LISTED);
  return { items: await describe(db, ids) };
}

async function setTeams(db: Db) {
  const rows = await db.select({ teamId: teamChannel.teamId }).from(teamChannel).limit(MOST_LISTED).all();
  return rows.map(({ teamId }) => teamId);
}

/** Never the address: its host alone says what is set. */
async function describe(db: Db, teamIds: string[]): Promise<TeamChannel[]> {
  const { webhookUrl, setById, setAt } = teamChannel;
  const rows = await db
    .select({ teamId: team.teamId, name: team.name, webhookUrl, setById, setAt, setByName: person.name })
    .from(team)
    .leftJoin(teamChannel, eq(teamChannel.teamId, team.teamId))
    .leftJoin(person, eq(person.personId, setById))
    .where(inArray(team.teamId, teamIds))
    .orderBy(team.name)
    .all();
  return Promise.all(
    rows.map(async ({ teamId, name, webhookUrl, setById, setAt, setByName }) => ({
      team: { teamId, name },
      host: webhookUrl === null ? null : new URL(webhookUrl).host,
      setBy: setById === null ? null : { personId: setById, name: setByName ?? "" },
      setAt,
      ...(webhookUrl === null ? { lastSentAt: null, trouble: null } : await latestCard(db, teamId)),
    })),
  );
}

async function latestCard(db: Db, teamId: string) {
  const { state, reason, settledAt } = outbox;
  const cards = await db
    .select({ state, reason, settledAt })
    .from(outbox)
    .where(and(eq(outbox.teamId, teamId), isNotNull(outbox.teamId), isNotNull(settledAt)))
    .orderBy(desc(settledAt))
    .limit(20)
    .all();
  const [latest] = cards;
  return {
    lastSentAt: cards.find((card) => card.state === "sent")?.settledAt ?? null,
    trouble: latest?.state === "givenUp" ? latest.reason : null,
  };
}

/** Knows which hosts are allowed, as configured. */
export const setTeamChannelRoute = (hosts: string[]) =>
  route(api.setTeamChannel, async (ctx, { teamId, url }) => {
    await requireTeam(ctx, teamId);
    if (!isAllowedAddress(url, hosts))
      throw new Problem("invalid", "notification.error.host", {
        field: "url",
        values: { hosts: hosts.join(", ") },
      });
    const set = { webhookUrl: url, setById: ctx.actor.personId, setAt: ctx.now };
    await ctx.db
      .insert(teamChannel)
      .values({ teamId, ...set })
      .onConflictDoUpdate({ target: teamChannel.teamId, set });
    ctx.record({ verb: "channel.set", subjectId: teamId, audience: [teamId] });
    const [described] = await describe(ctx.db, [teamId]);
    return found(described);
  });

export async function tryTeamChannel(ctx: Ctx, { teamId }: z.output<typeof api.tryTeamChannel.input>) {
  await requireTeam(ctx, teamId);
  await requireChannel(ctx, teamId);
  const moments = { dueAt: ctx.now, createdAt: ctx.now };
  await ctx.db
    .insert(outbox)
    .values({ outboxId: newId(ctx.now), purpose: "card", teamId, state: "queued", ...moments });
  ctx.record({ verb: "channel.tried", subjectId: teamId, audience: [teamId] });
  return { done: true as const };
}

export async function removeTeamChannel(ctx: Ctx, { teamId }: z.output<typeof api.removeTeamChannel.input>) {
  await requireTeam(ctx, teamId);
  await requireChannel(ctx, teamId);
  await ctx.db.delete(teamChannel).where(eq(teamChannel.teamId, teamId));
  ctx.record({ verb: "channel.removed", subjectId: teamId, audience: [teamId] });
  return { done: true as const };
}

async function requireTeam(ctx: Ctx, teamId: string) {
  const columns = { archivedAt: team.archivedAt };
  const row = found(await ctx.db.select(columns).from(team).where(eq(team.teamId, teamId)).get());
  requireRight(ctx, "channel.set", { teamId });
  if (row.archivedAt !== null) throw new Problem("conflict", "error.conflict");
}

async function requireChannel({ db }: Ctx, teamId: string) {
  const columns = { teamId: teamChannel.teamId };
  const row = await db.select(columns).from(teamChannel).where(eq(teamChannel.teamId, teamId)).get();
  if (!row) throw new Problem("conflict", "notification.error.noChannel");
}
