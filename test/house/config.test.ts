import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readConfig, settingNames } from "#server/config.ts";

const company = {
  TENANT_IDS: "6b1d2a50-63a5-4a3e-8d0a-6f0f5d0c1e22",
  APP_ID: "1f0e6f4e-5f0a-4c58-9c0e-3a4f7f0a5b11",
  APP_DOMAIN: "counterpart.example",
};

test("without any setting it is the demo, on this machine alone", () => {
  expect(readConfig({})).toMatchObject({ isDemo: true, port: 3978, host: "127.0.0.1" });
});

test("what is set to nothing counts as not set", () => {
  expect(readConfig({ PORT: "", TENANT_IDS: "", APP_ID: "" })).toEqual(readConfig({}));
});

test("with a company it may listen anywhere, and ids are compared in lower case", () => {
  const tenant = company.TENANT_IDS.toUpperCase();
  const config = readConfig({ ...company, HOST: "0.0.0.0", TENANT_IDS: `${tenant}, ${tenant}` });
  expect(config).toMatchObject({ isDemo: false, host: "0.0.0.0" });
  expect(config.tenantIds).toEqual([company.TENANT_IDS, company.TENANT_IDS]);
});

test.each([
  [{ PORT: "abc" }, "PORT: give a port number"],
  [{ PORT: "70000" }, "PORT: "],
  [{ HOST: "0.0.0.0" }, "HOST: without TENANT_IDS only the demo company is served, and only on loopback"],
  [{ HOST: "127.0.0.1.evil.example" }, "HOST: "],
  [{ DATABASE_URL: "data/{tenant}.db" }, "DATABASE_URL: start with file:"],
  [{ DATABASE_URL: "file:data.db" }, "DATABASE_URL: put {tenant} where the company's id belongs"],
  [{ DATABASE_REPLICA_URL: "file:{tenant}.db" }, "DATABASE_REPLICA_URL: give a libSQL server's address"],
  [{ TENANT_IDS: "contoso" }, "TENANT_IDS: give Entra ids (GUIDs)"],
  [{ ...company, APP_ID: "" }, "APP_ID: set the application id"],
  [{ ...company, APP_ID: "counterpart" }, "APP_ID: give the application (client) id"],
  [{ ...company, APP_DOMAIN: "" }, "APP_DOMAIN: set the domain"],
  [{ ...company, APP_DOMAIN: "https://Counterpart.example/" }, "APP_DOMAIN: give the domain in lower case"],
  [{ ADMIN_IDS: "lin@example.com" }, "ADMIN_IDS: give Entra ids (GUIDs)"],
  [{ EXTENSION_IDS: "abc" }, "EXTENSION_IDS: give extension ids"],
  [{ METRICS_TOKEN: "short" }, "METRICS_TOKEN: give at least 16 characters"],
  [{ GRAPH_CLIENT_SECRET: "x" }, "GRAPH_CLIENT_SECRET: give the client secret's value"],
  [{ GRAPH_CLIENT_SECRET_EXPIRES: "31/05/2027" }, "GRAPH_CLIENT_SECRET_EXPIRES: give a date"],
  [{ GRAPH_URL: "https://evil.example" }, "GRAPH_URL: leave it out"],
  [{ LOGIN_URL: "https://evil.example" }, "LOGIN_URL: leave it out"],
  [{ WEBHOOK_HOSTS: "https://hooks.example/" }, "WEBHOOK_HOSTS: give host names in lower case"],
  [{ BOT_ID: "bot" }, "BOT_ID: give the bot's application id"],
  [{ LOG_LEVEL: "loud" }, "LOG_LEVEL: "],
  [{ REQUESTS_PER_MINUTE: "0" }, "REQUESTS_PER_MINUTE: "],
])("%j is refused at the start, with its name and its cure", (environment, sentence) => {
  expect(() => readConfig(environment)).toThrow(sentence);
});

test("all that is wrong is said at once", () => {
  expect(() => readConfig({ PORT: "abc", BOT_ID: "bot" })).toThrow(/PORT: .*\nBOT_ID: /);
});

test("README lists every setting there is, and no other", () => {
  const readme = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8");
  const [, section = ""] = readme.split("## Configuration");
  const named = [...(section.split("\n## ")[0] ?? "").matchAll(/^\| (`[A-Z_`, ]+`) \|/gm)].flatMap(
    ([, names = ""]) => [...names.matchAll(/[A-Z_]+/g)].map(([name]) => name),
  );
  expect(named.toSorted()).toEqual(settingNames.toSorted());
});
