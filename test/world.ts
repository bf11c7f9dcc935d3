import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Hono, MiddlewareHandler } from "hono";
import { generateKeyPair, SignJWT } from "jose";
import { pino } from "pino";
import { onTestFinished } from "vitest";
import type { z } from "zod";
import { createApp } from "#server/app.ts";
import { createVerifier } from "#server/auth/verify.ts";
import { type Ctx, newId } from "#server/ctx.ts";
import type { Companies } from "#server/db/companies.ts";
import { type Route, runAndRecord } from "#server/endpoint.ts";
import { loadActor } from "#server/organisation/signIn.ts";
import { companyRole, membership, person, team } from "#server/organisation/table.ts";
import type { Endpoint } from "#shared/endpoint.ts";
import { EXTENSION_ID } from "#shared/extension/model.ts";
import type { CompanyRole, TeamRole } from "#shared/organisation/model.ts";
import { pathFields } from "#shared/path.ts";
import { Problem } from "#shared/problem.ts";
import { ProblemBody } from "#shared/problemBody.ts";
import { openTestCompanies } from "./openCompanies.ts";

const APP_ID = "11111111-1111-4111-8111-111111111111";
const { privateKey, publicKey } = await generateKeyPair("RS256");

export interface TestPerson {
  personId: string;
  objectId: string;
  name: string;
}

/** What is mounted before all else, once the company it serves is known. */
type MountFirst = (
  app: Hono,
  limit: MiddlewareHandler,
  parts: { companies: Companies; tenantId: string; now(): number },
) => void;

/**
 * A fresh company with its own database, clock, people and teams; everything a test needs and nothing shared.
 *
 * @example
 * const { it, finance, lin, call } = await createWorld().then(withTwoTeams);
 */
export async function createWorld({
  startAt = Date.parse("2026-11-02T09:00:00Z"),
  moreRoutes = [] as Route[],
  requestsPerMinute = 1_000_000,
  log = pino({ level: "silent" }),
  observe = undefined as MiddlewareHandler | undefined,
  mountFirst = undefined as MountFirst | undefined,
  /** What is asked of a file is asked of one wherever the other tests have their database. */
  isOnFile = false,
} = {}) {
  const folder = mkdtempSync(join(tmpdir(), "counterpart-"));
  const tenantId = randomUUID();
  const clock = { now: startAt };
  const companies = openTestCompanies(folder, isOnFile);
  const database = await companies.open(tenantId);
  const config = { adminIds: [] as string[], requestsPerMinute };
  const verifyToken = createVerifier({
    appId: APP_ID,
    appIdUri: `api://test.example/${APP_ID}`,
    tenantIds: [tenantId],
    keys: async () => publicKey,
    now: () => clock.now,
  });
  const app = createApp({
    config,
    companies,
    verifyToken,
    now: () => clock.now,
    log,
    observe,
    allowedOrigins: [`chrome-extension://${EXTENSION_ID}`],
    moreRoutes,
    mountFirst: (app, limit) => mountFirst?.(app, limit, { companies, tenantId, now: () => clock.now }),
  });
  onTestFinished(() => {
    companies.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function addTeam(name: string, fields: Partial<typeof team.$inferInsert> = {}) {
    const teamId = newId();
    await database.write((db) =>
      db.insert(team).values({ teamId, name, kind: "team", createdAt: clock.now, ...fields }),
    );
    return { teamId, name };
  }

  async function addPerson(
    name: string,
    roles: Record<string, TeamRole> = {},
    companyRoles: CompanyRole[] = [],
  ): Promise<TestPerson> {
    const personId = newId();
    const objectId = randomUUID();
    await database.write(async (db) => {
      await db.insert(person).values({ personId, objectId, name, createdAt: clock.now });
      for (const [teamId, role] of Object.entries(roles))
        await db.insert(membership).values({ personId, teamId, role, state: "active", createdAt: clock.now });
      for (const role of companyRoles)
        await db.insert(companyRole).values({ personId, role, createdAt: clock.now });
    });
    return { personId, objectId, name };
  }

  /** A valid token of this person; `claims` and `sign` let a test break one rule at a time. */
  function tokenOf(
    { objectId, name }: Pick<TestPerson, "objectId" | "name">,
    claims: Record<string, unknown> = {},
  ) {
    const seconds = Math.floor(clock.now / 1000);
    const payload = {
      tid: tenantId,
      oid: objectId,
      name,
      scp: "access_as_user",
      ver: "2.0",
      iss: `https://login.microsoftonline.com/${tenantId}/v2.0`,
      aud: APP_ID,
      nbf: seconds,
      exp: seconds + 3600,
      ...claims,
    };
    return new SignJWT(payload).setProtectedHeader({ alg: "RS256" }).sign(privateKey);
  }

  /** Calls an endpoint over HTTP as this person; a refusal is thrown as the client would throw it. */
  async function call<Input extends z.ZodObject, Output extends z.ZodType>(
    as: Pick<TestPerson, "objectId" | "name">,
    endpoint: Endpoint<Input, Output>,
    input: z.input<Input>,
    headers: Record<string, string> = {},
  ): Promise<z.output<Output>> {
    const response = await send(as, endpoint, input as Record<string, unknown>, headers);
    const body: unknown = await response.json();
    if (!response.ok) throw Problem.fromBody(ProblemBody.parse(body));
    return endpoint.output.parse(body);
  }

  /** The same call, answered by the raw response. */
  async function send(
    as: Pick<TestPerson, "objectId" | "name">,
    { method, path }: Pick<Endpoint, "method" | "path">,
    input: Record<string, unknown>,
    headers: Record<string, string> = {},
  ) {
    const inPath = pathFields(path);
    const url = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(input[name])));
    const rest = Object.entries(input).filter(
      ([name, value]) => !inPath.includes(name) && value !== undefined,
    );
    const authorization = { authorization: `Bearer ${await tokenOf(as)}` };
    if (method === "GET")
      return app.request(
        `${url}?${new URLSearchParams(rest.map(([name, value]) => [name, String(value)]))}`,
        { headers: { ...authorization, ...headers } },
      );
    return app.request(url, {
      method,
      headers: { ...authorization, "content-type": "application/json", ...headers },
      body: JSON.stringify(Object.fromEntries(rest)),
    });
  }

  /** Runs a verb directly, in a transaction, as this person. */
  async function run<Result>(as: TestPerson, verb: (ctx: Ctx) => Promise<Result>) {
    return database.write(async (db) =>
      runAndRecord({ db, actor: await loadActor(db, as.personId, config.adminIds), now: clock.now }, verb),
    );
  }

  const file = `${folder}/${tenantId}.db`;
  return {
    app,
    clock,
    companies,
    config,
    database,
    file,
    tenantId,
    addTeam,
    addPerson,
    call,
    run,
    send,
    tokenOf,
  };
}

export type World = Awaited<ReturnType<typeof createWorld>>;

/** What the code and key of a refused call are; a call that is not refused fails the test. */
export async function refusal(promise: Promise<unknown>) {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Problem) return { code: error.code, key: error.message, field: error.field };
    throw error;
  }
  throw new Error("The call was not refused.");
}
