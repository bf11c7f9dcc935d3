import { and, eq, like } from "drizzle-orm";
import { getService } from "#server/agreement/read.ts";
import { service } from "#server/agreement/table.ts";
import { getCommitment } from "#server/commitment/detail.ts";
import { listAwaited, listOwed } from "#server/commitment/lists.ts";
import type { Ctx } from "#server/ctx.ts";
import { cardOf } from "#server/notification/card.ts";
import { team } from "#server/organisation/table.ts";
import { deepLinkTo, pathOfLink } from "#shared/deepLink.ts";
import { Problem } from "#shared/problem.ts";
import { LinkValue, QueryValue } from "#shared/teamsBot/activity.ts";
import { type Call, parseValue } from "./call.ts";
import { resultOf, resultOfCommitment, unfurled } from "./cards.ts";

const MOST_SERVICES = 10;
const MOST_COMMITMENTS = 15;
/** How many of one's open commitments are looked through, on each side. */
const LOOKED_THROUGH = 100;

/** Published services, and one's own open commitments, that hold the words. */
export async function search(ctx: Ctx, call: Call) {
  const { parameters } = parseValue(QueryValue, call.value);
  // Before anything is typed Teams sends a parameter of its own.
  const words = (parameters.find(({ name }) => name !== "initialRun")?.value ?? "").trim();
  const [services, commitments] = await Promise.all([findServices(ctx, words), findCommitments(ctx, words)]);
  return resultOf([
    ...commitments.map((one) => resultOfCommitment(one, call)),
    ...services.map((one) => resultOfService(one, call)),
  ]);
}

interface FoundService {
  serviceId: string;
  name: string;
  expectation: string | null;
  teamName: string;
}

async function findServices({ db }: Ctx, words: string): Promise<FoundService[]> {
  const pattern = `%${words.replace(/[%_]/g, "")}%`;
  return db
    .select({
      serviceId: service.serviceId,
      name: service.name,
      expectation: service.promise,
      teamName: team.name,
    })
    .from(service)
    .innerJoin(team, eq(team.teamId, service.teamId))
    .where(and(eq(service.state, "published"), like(service.name, pattern)))
    .orderBy(service.name)
    .limit(MOST_SERVICES)
    .all();
}

async function findCommitments(ctx: Ctx, words: string) {
  const mine = { scope: "mine" as const, limit: LOOKED_THROUGH };
  const [owed, awaited] = await Promise.all([listOwed(ctx, mine), listAwaited(ctx, mine)]);
  const wanted = words.toLowerCase();
  const found = [...owed.items, ...awaited.items].filter(({ sentence }) =>
    sentence.toLowerCase().includes(wanted),
  );
  return [...new Map(found.map((one) => [one.commitmentId, one])).values()].slice(0, MOST_COMMITMENTS);
}

function resultOfService({ serviceId, name, expectation, teamName }: FoundService, { write, site }: Call) {
  const under = write("teamsBot.found.service", { team: teamName });
  const link = { title: write("teamsBot.open"), url: deepLinkTo(site, `/promises/${serviceId}`, name) };
  const card = cardOf({ heading: under, title: name, under: expectation, link });
  return { card, preview: { title: name, text: under } };
}

/** A link to us in a message becomes a card, where the reader may see what it leads to; else it stays a link. */
export async function unfurl(ctx: Ctx, call: Call) {
  const path = pathOfLink(call.site, parseValue(LinkValue, call.value).url) ?? "";
  const [, place, id] = /^\/(today|promises)\/([0-9a-f-]{36})$/.exec(path) ?? [];
  if (!id) return resultOf([]);
  try {
    if (place === "today")
      return resultOf([unfurled(resultOfCommitment(await getCommitment(ctx, { commitmentId: id }), call))]);
    const { name, promise: expectation, team } = await getService(ctx, { serviceId: id });
    const found = { serviceId: id, name, expectation, teamName: team.name };
    return resultOf([unfurled(resultOfService(found, call))]);
  } catch (error) {
    if (error instanceof Problem) return resultOf([]);
    throw error;
  }
}
