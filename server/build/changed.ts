import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const settings = ["package-lock.json", "vite.config.ts", "server/build"];
const outputs = {
  tab: { folder: "dist/tab", madeOf: ["tab", "shared", ...settings], modes: ["tab"] },
  panel: { folder: "dist/panel", madeOf: ["tab", "shared", ...settings], modes: ["panel", "worker"] },
  server: { folder: "dist/server", madeOf: ["server", "shared", ...settings], modes: ["server"] },
};

type Output = keyof typeof outputs;
export const isOutput = (word: string): word is Output => Object.hasOwn(outputs, word);

/** Builds the tab, the side panel or the server, unless what was built last was made of the very same files. */
export async function buildWhenChanged(name: Output) {
  const { folder, madeOf, modes } = outputs[name];
  const stamp = join(root, folder, ".stamp");
  const print = fingerprint(madeOf);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === print) return;
  process.stdout.write(`Building the ${name} …\n`);
  for (const mode of modes) await build(mode);
  writeFileSync(stamp, print);
}

/** What is tested is what is shipped: inside a test run too, React and the bundler are those of production. */
async function build(mode: string) {
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = "production";
  try {
    const vite = await import("vite");
    await vite.build({ configFile: join(root, "vite.config.ts"), mode, logLevel: "warn" });
  } finally {
    process.env.NODE_ENV = NODE_ENV ?? "";
  }
}

function fingerprint(paths: string[]) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap(filesAt)) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

function filesAt(path: string): string[] {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesAt(`${path}/${name}`));
}
