import type { ImportRun, ImportState } from "#shared/intake/model.ts";
import type { TextKey } from "#shared/text.ts";
import type { Look } from "#tab/ui/pictures.tsx";

export const isGoing = ({ state }: Pick<ImportRun, "state">) => state === "queued" || state === "running";

const looks: Record<ImportState, Look> = {
  uploading: "unknown",
  queued: "waiting",
  running: "onTrack",
  done: "met",
  failed: "breached",
  stopped: "closed",
  interrupted: "atRisk",
};

/** A trial run that is done has done nothing yet. */
export const runLook = ({ state, isDryRun }: ImportRun): Look =>
  state === "done" && isDryRun ? "onTrack" : looks[state];

/** Whether it does anything, or on a trial would; what is no longer in the file may be ended too. */
export const changesAnything = ({ totals, mapping }: ImportRun) =>
  totals.created + totals.changed > 0 || (mapping?.absent === "end" && totals.missing > 0);

/** How an import stands, in words. */
export function runTitle({ state, isDryRun }: ImportRun): TextKey {
  if (isDryRun && state === "done") return "intake.state.tried";
  if (isDryRun && state === "running") return "intake.state.trying";
  if (isDryRun && state === "stopped") return "intake.state.trialStopped";
  return `intake.state.${state}`;
}
