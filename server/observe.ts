import { timingSafeEqual } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Hono, MiddlewareHandler } from "hono";
import { requestId } from "hono/request-id";
import type { Logger } from "pino";
import { Gauge, Histogram, Registry } from "prom-client";
import { answerSurvey } from "#shared/survey/api.ts";
import { countDue } from "./commitment/tally.ts";
import type { Companies } from "./db/companies.ts";
import type { DatabaseOptions } from "./db/open.ts";
import { countOutbox } from "./notification/tally.ts";

const READY_LIMIT_MS = 2_000;

/** What is measured, for Prometheus; `onQuery` is given to the databases, `observe` sees each request. */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  const buckets = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5];
  const requests = new Histogram({
    name: "counterpart_request_seconds",
    help: "Requests by route and status",
    labelNames: ["method", "route", "status"],
    buckets,
    registers,
  });
  const queries = new Histogram({
    name: "counterpart_database_seconds",
    help: "Reads, and writes with their wait for a turn",
    labelNames: ["kind"],
    buckets,
    registers,
  });
  const onQuery: DatabaseOptions["onQuery"] = (kind, seconds) => queries.observe({ kind }, seconds);
  return { registry, requests, onQuery };
}
export type Metrics = ReturnType<typeof createMetrics>;

/**
 * Gives each request an id, counts it, and logs it: what was asked of which route, never by whom or with which words.
 * A survey answer leaves no trace here: when it came could tell whose it is.
 */
export function observeRequests({ requests }: Metrics, log: Logger): MiddlewareHandler {
  const giveId = requestId();
  return async function observe(context, next) {
    const startedAt = performance.now();
    await giveId(context, next);
    const seconds = (performance.now() - startedAt) / 1000;
    const { method, routePath: route } = context.req;
    const { status } = context.res;
    if (route === answerSurvey.path) return;
    requests.observe({ method, route, status }, seconds);
    log.info(
      { requestId: context.var.requestId, method, route, status, ms: Math.round(seconds * 1000) },
      "request",
    );
  };
}

interface Probes {
  companies: Companies;
  metrics: Metrics;
  metricsToken: string | undefined;
  now(): number;
}

/** `/healthz`: the process lives. `/readyz`: its databases answer. `/metrics`: for who holds the token. */
export function addProbes(app: Hono, { companies, metrics, metricsToken, now }: Probes) {
  addGauges(metrics.registry, companies, now);
  app.get("/healthz", (context) => context.text("ok"));
  app.get("/readyz", async (context) =>
    (await areReady(companies)) ? context.text("ready") : context.text("a database does not answer", 503),
  );
  app.get("/metrics", async (context) => {
    if (!isToken(context.req.header("authorization"), metricsToken)) return context.notFound();
    return context.text(await metrics.registry.metrics(), 200, {
      "content-type": metrics.registry.contentType,
    });
  });
}

async function areReady(companies: Companies) {
  const answers = Promise.all(companies.opened().map(({ read }) => read.values(sql`select 1`)));
  const limit = new Promise<never>((_, reject) =>
    setTimeout(() => reject(new Error("too slow")), READY_LIMIT_MS).unref(),
  );
  return Promise.race([answers, limit]).then(
    () => true,
    () => false,
  );
}

function isToken(header: string | undefined, token: string | undefined) {
  if (token === undefined || header === undefined) return false;
  const [given, wanted] = [Buffer.from(header), Buffer.from(`Bearer ${token}`)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** Asked when Prometheus asks: waiting writers, and what is due or missed, over all companies that are open. */
function addGauges(registry: Registry, companies: Companies, now: () => number) {
  const registers = [registry];
  const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
  new Gauge({
    name: "counterpart_waiting_writers",
    help: "Writers waiting for their turn",
    registers,
    collect() {
      this.set(sum(companies.opened().map((database) => database.waiting())));
    },
  });
  new Gauge({
    name: "counterpart_outbox",
    help: "Messages that wait to be sent, and those given up within a day",
    labelNames: ["state"],
    registers,
    async collect() {
      const tallies = await Promise.all(companies.opened().map(({ read }) => countOutbox(read, now())));
      this.set({ state: "queued" }, sum(tallies.map(({ queued }) => queued)));
      this.set({ state: "givenUp" }, sum(tallies.map(({ givenUp }) => givenUp)));
    },
  });
  new Gauge({
    name: "counterpart_commitments",
    help: "Open commitments by standing",
    labelNames: ["standing"],
    registers,
    async collect() {
      const counts = await Promise.all(companies.opened().map(({ read }) => countDue(read, now())));
      this.set({ standing: "breached" }, sum(counts.map(({ breached }) => breached)));
      this.set({ standing: "due" }, sum(counts.map(({ due }) => due)));
    },
  });
}
