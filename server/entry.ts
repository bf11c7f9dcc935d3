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
