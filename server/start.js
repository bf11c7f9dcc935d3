import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** Plain JavaScript and one process: what `npm start` is told to end is the server itself, with no tool around it. */
const root = join(import.meta.dirname, "..");
execFileSync(process.execPath, ["--import", "tsx", "server/build/main.ts"], { cwd: root, stdio: "inherit" });
await import("../dist/server/main.js");
