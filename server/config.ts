import { z } from "zod";
import { EXTENSION_ID } from "#shared/extension/model.ts";

const list = z
  .string()
  .default("")
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .pipe(z.array(z.guid("give Entra ids (GUIDs), separated by commas")));

const workflowHosts = "*.logic.azure.com, *.environment.api.powerplatform.com";
const hostList = z
  .string()
  .default(workflowHosts)
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .pipe(
    z.array(
      z
        .string()
        .regex(
          /^((\*\.)?([a-z0-9-]+\.)+[a-z]{2,}|(localhost|127\.0\.0\.1):\d+)$/,
          "give host names in lower case, separated by commas, as in *.logic.azure.com",
        ),
    ),
  );

/** Microsoft's own address; another one only on this machine, where tests answer in its place. */
const serviceUrl = (usual: string) =>
  z
    .url()
    .default(usual)
    .refine(
      (url) => url === usual || isLoopback(new URL(url).hostname),
      `leave it out; only tests on this machine set another one than ${usual}`,
    );

/** Every setting the server knows; the environment is read here and nowhere else. */
const Environment = z.object({
  PORT: z.coerce.number("give a port number").int().min(0).max(65535).default(3978),
  HOST: z.string().default("127.0.0.1"),
  DATABASE_URL: z
    .string()
    .regex(/^(file:|https?:\/\/|libsql:\/\/)/, "start with file:, http://, https:// or libsql://")
    .refine(
      (url) => url.includes("{tenant}"),
      "put {tenant} where the company's id belongs, as in file:./data/{tenant}.db",
    )
    .default("file:./data/{tenant}.db"),
  DATABASE_REPLICA_URL: z
    .string()
    .regex(/^(https?:\/\/|libsql:\/\/).*\{tenant\}/, "give a libSQL server's address with {tenant} in it")
    .optional(),
  APP_ID: z.guid("give the application (client) id from Entra ID").optional(),
  APP_DOMAIN: z
    .string()
    .regex(/^[a-z0-9.-]+(:\d+)?$/, "give the domain in lower case, without https:// and without a path")
    .optional(),
  TENANT_IDS: list,
  ADMIN_IDS: list,
  EXTENSION_IDS: z
    .string()
    .default(EXTENSION_ID)
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(z.string().regex(/^[a-p]{32}$/, "give extension ids, 32 letters from a to p each"))),
  DATABASE_TOKEN: z.string().optional(),
  METRICS_TOKEN: z.string().min(16, "give at least 16 characters").optional(),
  GRAPH_CLIENT_SECRET: z.string().min(8, "give the client secret's value, not its id").optional(),
  GRAPH_CLIENT_SECRET_EXPIRES: z.iso.date("give a date, as in 2027-05-31").optional(),
  GRAPH_URL: serviceUrl("https://graph.microsoft.com"),
  LOGIN_URL: serviceUrl("https://login.microsoftonline.com"),
  WEBHOOK_HOSTS: hostList,
  BOT_ID: z.guid("give the bot's application id").optional(),
  LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
  REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(600),
});

/** The names of all settings, as README lists them. */
export const settingNames = Object.keys(Environment.shape);

export interface Config {
  port: number;
  host: string;
  databaseUrl: string;
  databaseToken: string | undefined;
  /** Where reads go that need not see what was just written. */
  databaseReplicaUrl: string | undefined;
  /** Who sends it as a bearer may read `/metrics`. */
  metricsToken: string | undefined;
  appId: string | undefined;
  appDomain: string | undefined;
  tenantIds: string[];
  adminIds: string[];
  /** The browser's extensions that may call the API. */
  extensionIds: string[];
  logLevel: z.infer<typeof Environment>["LOG_LEVEL"];
  requestsPerMinute: number;
  /** No tenant is configured: the demo company, on loopback only. */
  isDemo: boolean;
  /** With it the app writes to people's activity feeds in Teams. */
  graph: { clientSecret: string; graphUrl: string; loginUrl: string } | null;
  /** When the secret ends, as far as somebody has said so. */
  secretExpiresAt: number | null;
  /** The hosts that cards may be posted to. */
  webhookHosts: string[];
  /** Lower case; without it nothing is answered to Teams' message extension. */
  botId: string | undefined;
}

/**
 * Reads and checks the environment; what is wrong is named with its cure, all at once.
 *
 * @example readConfig({ PORT: "abc" }) // throws "PORT: give a port number"
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const parsed = Environment.safeParse(withoutEmpty(environment));
  if (!parsed.success)
    throw new Error(
      parsed.error.issues.map((issue) => `${issue.path[0]?.toString()}: ${issue.message}`).join("\n"),
    );
  const values = parsed.data;
  const isDemo = values.TENANT_IDS.length === 0;
  if (isDemo && !isLoopback(values.HOST))
    throw new Error(
      "HOST: without TENANT_IDS only the demo company is served, and only on loopback; set TENANT_IDS, APP_ID and APP_DOMAIN, or leave HOST at 127.0.0.1",
    );
  if (!isDemo && !values.APP_ID)
    throw new Error("APP_ID: set the application id; TENANT_IDS needs it to check who signs in");
  if (!isDemo && !values.APP_DOMAIN)
    throw new Error(
      "APP_DOMAIN: set the domain the tab is served from; TENANT_IDS needs it to check who signs in",
    );
  return {
    port: values.PORT,
    host: values.HOST,
    databaseUrl: values.DATABASE_URL,
    databaseToken: values.DATABASE_TOKEN,
    databaseReplicaUrl: values.DATABASE_REPLICA_URL,
    metricsToken: values.METRICS_TOKEN,
    appId: values.APP_ID,
    appDomain: values.APP_DOMAIN,
    tenantIds: values.TENANT_IDS.map((id) => id.toLowerCase()),
    adminIds: values.ADMIN_IDS.map((id) => id.toLowerCase()),
    extensionIds: values.EXTENSION_IDS,
    logLevel: values.LOG_LEVEL,
    requestsPerMinute: values.REQUESTS_PER_MINUTE,
    isDemo,
    graph: graphOf(values, isDemo),
    secretExpiresAt: momentOf(values.GRAPH_CLIENT_SECRET_EXPIRES),
    webhookHosts: values.WEBHOOK_HOSTS,
    botId: values.BOT_ID?.toLowerCase(),
  };
}

/** The demo writes to nobody. */
function graphOf(values: z.infer<typeof Environment>, isDemo: boolean): Config["graph"] {
  const { GRAPH_CLIENT_SECRET: clientSecret, GRAPH_URL: graphUrl, LOGIN_URL: loginUrl } = values;
  return clientSecret === undefined || isDemo ? null : { clientSecret, graphUrl, loginUrl };
}

const momentOf = (date: string | undefined) => (date === undefined ? null : Date.parse(date));

const withoutEmpty = (environment: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));

/** Whether a host name stands for this machine only. */
export const isLoopback = (host: string) => /^(localhost|127(\.\d+){3}|\[?::1\]?)$/i.test(host);
