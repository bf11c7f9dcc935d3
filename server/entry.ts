import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";

const isSource = import.meta.filename.endsWith(".ts");

/**
 * A worker thread on `server/<name>.ts`, or on its bundle, which lies beside this one once built. Its file is called
 * `worker.ts`: that is how the build knows to bundle it.
 *
 * @example startWorker("intake/worker", { path, tenantId })
 */
export function startWorker(name: string, workerData: unknown) {
  const file = isSource ? `${name}.ts` : `${name.replaceAll("/", "-")}.js`;
  const url = pathToFileURL(join(import.meta.dirname, file));
  return new Worker(isSource ? typescript(url) : url, { workerData });
}

/** A thread does not inherit tsx, so one that runs from the source begins by asking for it. */
function typescript(url: URL) {
  const code = `import { register } from "${import.meta.resolve("tsx/esm/api")}"; register(); await import("${url}");`;
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`);
}

/**
 * Runs what a file is for when it is what was started, not when it is imported: says what came of it, or what is wrong.
 *
 * @example await runAsCommand(import.meta.filename, main)
 */
export async function runAsCommand(file: string, main: () => string | Promise<string>) {
  if (process.argv[1] !== file) return;
  try {
    process.stdout.write(`${await main()}\n`);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
