import { join } from "node:path";
import { serve } from "@hono/node-server";
import type { Hono, MiddlewareHandler } from "hono";
import { pino } from "pino";
import { createApp } from "./app.ts";
import { createDemoIssuer } from "./auth/demo.ts";
import { rememberTokens } from "./auth/remember.ts";
import { createVerifier, entraKeys } from "./auth/verify.ts";
import { type Config, readConfig } from "./config.ts";
import { openCompanies } from "./db/companies.ts";
import { addDemo, demoGuard } from "./demo.ts";
import { setTeamChannelRoute } from "./notification/channels.ts";
import { createActivitySender } from "./notification/graph.ts";
import { startDelivery } from "./notification/loop.ts";
import { createCardSender } from "./notification/webhook.ts";
import { addProbes, createMetrics, observeRequests } from "./observe.ts";
import { servePages } from "./page.ts";
import { selfCheckRoute } from "./selfCheck.ts";
import { mountBot } from "./teamsBot/mount.ts";
import { botTrust } from "./teamsBot/trust.ts";
import { botKeys } from "./teamsBot/verify.ts";
import { startWatch } from "./watch.ts";

const config = configOrExit();
// No request waits for its line; those still on their way are written when the process exits.
const log = pino({ level: config.logLevel }, pino.destination({ sync: false }));
const now = () => Date.now();
const metrics = createMetrics();
const companies = openCompanies(config.databaseUrl, {
  token: config.databaseToken,
  replicaUrl: config.databaseReplicaUrl,
  onQuery: metrics.onQuery,
});
const demo = config.isDemo ? await createDemoIssuer(now) : null;
const verifyToken = rememberTokens(
  createVerifier(
    demo?.settings ?? {
      appId: config.appId as string,
      appIdUri: `api://${config.appDomain}/${config.appId}`,
      tenantIds: config.tenantIds,
      keys: entraKeys(),
      now,
    },
  ),
  now,
);

const site = { origin: originOf(config), appId: config.appId ?? null };

function mountBotIfAny(app: Hono, limit: MiddlewareHandler) {
  const verify = botTrust(config, { keys: botKeys, now });
  if (verify === undefined) return;
  const tenantIds = demo ? demo.settings.tenantIds : config.tenantIds;
  mountBot(app, { companies, verify, tenantIds, adminIds: config.adminIds, site, now }, limit);
}

const stopping = new AbortController();
const app = createApp({
  config,
  companies,
  verifyToken,
  now,
  log,
  observe: observeRequests(metrics, log),
  allowedOrigins: config.extensionIds.map((id) => `chrome-extension://${id}`),
  guard: demo ? demoGuard : undefined,
  stopping: stopping.signal,
  mountFirst: mountBotIfAny,
  moreRoutes: [selfCheckRoute({ config }), setTeamChannelRoute(config.webhookHosts)],
});
if (demo) await addDemo(app, { companies, signIn: demo.signIn, now });
addProbes(app, { companies, metrics, metricsToken: config.metricsToken, now });
const tabFolder = import.meta.filename.endsWith(".ts") ? "../dist/tab" : "../tab";
servePages(app, { folder: join(import.meta.dirname, tabFolder), isDemo: config.isDemo, site });
const stopDelivery = startDelivery({
  companies,
  site,
  now,
  log,
  channels: {
    sendActivity:
      config.graph && config.appId
        ? createActivitySender({ ...config.graph, appId: config.appId, now })
        : null,
    sendCard: createCardSender({ hosts: config.webhookHosts, now }),
  },
});
const stopWatch = startWatch({ companies, tenantIds: config.tenantIds, now, log });

const server = serve({ fetch: app.fetch, port: config.port, hostname: config.host }, ({ port }) => {
  log.info({ port, demo: config.isDemo }, "listening");
  process.stdout.write(
    `Counterpart is at http://${config.host === "127.0.0.1" ? "localhost" : config.host}:${port}\n`,
  );
});

// Who takes longer to ask holds a connection for nothing.
Object.assign(server, { headersTimeout: 15_000, requestTimeout: 30_000 });

server.on("error", (error: NodeJS.ErrnoException) => {
  const cure =
    error.code === "EADDRINUSE"
      ? `PORT: ${config.port} is taken; end what uses it or set PORT to another number.`
      : error.message;
  process.stderr.write(`Counterpart cannot start:\n${cure}\n`);
  process.exit(1);
});

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);

/** What was asked before is answered, what streams is ended; then nobody's connection keeps the process. */
function stop() {
  stopWatch();
  stopDelivery();
  stopping.abort();
  // A request that has arrived but is not read yet looks like an idle connection, which closing would cut: what is there is read first.
  setTimeout(() => setImmediate(close), 250);
  setTimeout(() => process.exit(0), 5_000).unref();
}

/** Where the tab is served, as others reach it. */
function originOf({ appDomain, port }: Config) {
  return appDomain ? `https://${appDomain}` : `http://localhost:${port}`;
}

function close() {
  server.close(() => {
    companies.close();
    process.exit(0);
  });
  if ("closeIdleConnections" in server) setInterval(() => server.closeIdleConnections(), 50).unref();
}

function configOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    process.stderr.write(`Counterpart cannot start:\n${(error as Error).message}\n`);
    process.exit(1);
  }
}
