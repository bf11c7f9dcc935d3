import { fdatasyncSync, openSync } from "node:fs";
import { workerData } from "node:worker_threads";

const EVERY_MS = 50;

/** A file that another thread writes. */
export interface FlushInput {
  file: string;
}

const { file } = workerData as FlushInput;
const descriptor = openSync(file, "a");

// Left to itself a large file goes to the disk in one piece, and every commit of the server waits behind it.
setInterval(() => fdatasyncSync(descriptor), EVERY_MS);
