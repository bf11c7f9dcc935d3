import { and, asc, eq, inArray, isNotNull } from "drizzle-orm";
import type { Context, Hono, MiddlewareHandler } from "hono";
import { z } from "zod";
import { parse } from "#shared/parse.ts";
import { Problem } from "#shared/problem.ts";
import { demoTenantId } from "./auth/demo.ts";
import { isLoopback } from "./config.ts";
import type { Companies } from "./db/companies.ts";
import type { CompanyDatabase } from "./db/open.ts";
import { companyRole, membership, person, team } from "./organisation/table.ts";
import { seedDemo } from "./seed/demo.ts";

interface DemoParts {
  companies: Companies;
  signIn(person: { objectId: string; name: string; email: string | null }): Promise<string>;
  now(): number;
}

const SignIn = z.strictObject({ objectId: z.guid().optional() });

/** The demo company: filled at the first start, entered without a password by whoever sits at this machine. */
export async function addDemo(app: Hono, { companies, signIn, now }: DemoParts) {
  const database = await companies.open(demoTenantId);
  await seedDemo(database, now());
  app.get("/demo/people", async (context) => context.json(await describePeople(database)));
  app.post("/demo/sign-in", async (context) => {
    const { objectId } = parse(SignIn, await readJson(context));
    const chosen = objectId
      ? await database.read.select().from(person).where(eq(person.objectId, objectId)).get()
      : (await listPeople(database))[0];
    if (!chosen?.objectId) throw new Problem("notFound", "error.notFound");
    return context.json({
      token: await signIn({ objectId: chosen.objectId, name: chosen.name, email: chosen.email }),
    });
  });
}

const listPeople = ({ read }: CompanyDatabase) =>
  read
    .select({
      personId: person.personId,
      objectId: person.objectId,
      name: person.name,
      email: person.email,
    })
    .from(person)
    .where(isNotNull(person.objectId))
    .orderBy(asc(person.createdAt), asc(person.personId))
    .limit(50)
    .all();

/** Whom one may play, with what tells them apart: their teams and roles. */
async function describePeople(database: CompanyDatabase) {
  const people = await listPeople(database);
  const ids = people.map(({ personId }) => personId);
  const memberships = await database.read
    .select({ personId: membership.personId, name: team.name, role: membership.role })
    .from(membership)
    .innerJoin(team, eq(team.teamId, membership.teamId))
    .where(and(inArray(membership.personId, ids), eq(membership.state, "active")))
    .all();
  const roles = await database.read
    .select()
    .from(companyRole)
    .where(inArray(companyRole.personId, ids))
    .all();
  return people.map(({ personId, objectId, name }) => ({
    personId,
    objectId,
    name,
    teams: memberships.filter((one) => one.personId === personId).map(({ name, role }) => ({ name, role })),
    companyRoles: roles.filter((one) => one.personId === personId).map(({ role }) => role),
  }));
}

async function readJson(context: Context): Promise<unknown> {
  return context.req.json().catch(() => ({}));
}

/** Another machine's name or a forwarded request means that the demo was put on a network: refused. */
export const demoGuard: MiddlewareHandler = async (context, next) => {
  const host = new URL(context.req.url).hostname;
  const named = (context.req.header("host") ?? host).replace(/:\d+$/, "");
  const isForwarded = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip"].some(
    (name) => context.req.header(name) !== undefined,
  );
  if (!isLoopback(named) || isForwarded) throw new Problem("forbidden", "error.demoOnlyHere");
  await next();
};
