import { workerData } from "node:worker_threads";
import { readConfig } from "#server/config.ts";
import { openDatabase } from "#server/db/open.ts";
import { bytesOfParts } from "./parts.ts";
import { findRun } from "./read.ts";
import { runImport } from "./run.ts";

export interface WorkerInput {
  url: string;
  tenantId: string;
  importId: string;
}

const { url, tenantId, importId } = workerData as WorkerInput;
const { databaseToken: token } = readConfig(process.env);
const database = await openDatabase(url, tenantId, { token });
try {
  const run = await findRun(database.read, importId);
  const now = () => Date.now();
  await runImport({ database, run, bytes: bytesOfParts(database.read, importId), now });
} finally {
  database.close();
}
