import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/*
 * `npm run -s migration -- --name <name>`: drizzle-kit writes what the `table.ts` files say; then every statement of a
 * `server/<slice>/tables.sql`, which drizzle-kit cannot write, is added to the newest migration unless one has it already.
 */
const folder = join(import.meta.dirname, "migrations");
const drizzleKit = join(import.meta.dirname, "../../node_modules/drizzle-kit/bin.cjs");
const given = ["generate", "--config", "server/db/drizzle.config.ts", ...process.argv.slice(2)];
const { status } = spawnSync(process.execPath, [drizzleKit, ...given], { stdio: "inherit" });
if (status !== 0) process.exit(status ?? 1);

const files = readdirSync(folder)
  .filter((file) => file.endsWith(".sql"))
  .sort()
  .map((file) => join(folder, file));
const existing = files.map((file) => readFileSync(file, "utf8")).join("\n");
const newest = files.at(-1);
for (const path of handwritten()) {
  const statements = readFileSync(path, "utf8").trim();
  if (!newest || existing.includes(statements)) continue;
  writeFileSync(
    newest,
    `${readFileSync(newest, "utf8").trimEnd()}\n--> statement-breakpoint\n${statements}\n`,
  );
}

function handwritten() {
  const server = join(import.meta.dirname, "..");
  return readdirSync(server, { recursive: true, encoding: "utf8" })
    .filter((file) => /[\\/]tables\.sql$/.test(file))
    .map((file) => join(server, file));
}
