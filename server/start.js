import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Plain JavaScript and one process: what `npm start` is told to end is the server itself, with no tool around it. */
const root = join(import.meta.dirname, "..");
execFileSync(process.execPath, ["--import", "tsx", "server/build/main.ts"], { cwd: root, stdio: "inherit" });
await import(pathToFileURL(join(root, "dist/server/main.js")).href);
