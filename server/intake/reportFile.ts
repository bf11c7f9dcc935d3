import { closeSync, openSync, writeSync } from "node:fs";
import { csvLine } from "#shared/intake/csvLine.ts";
import type { NewFinding } from "./report.ts";
import { say } from "./say.ts";

const LINES_AT_ONCE = 500;

/** A CSV file of all that was refused, however much it is, written as it is found. */
export function openReport(path: string) {
  const file = openSync(path, "w");
  let waiting = ["\ufeffline,field,column,reason\r\n"];
  function flush() {
    writeSync(file, waiting.join(""));
    waiting = [];
  }
  return {
    add({ severity, line, field, column, message }: NewFinding) {
      if (severity !== "rejected") return;
      waiting.push(csvLine([line, field, column, say(message)]));
      if (waiting.length >= LINES_AT_ONCE) flush();
    },
    close() {
      flush();
      closeSync(file);
    },
  };
}
