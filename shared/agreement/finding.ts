import type { Values } from "#shared/problem.ts";
import type { TextKey } from "#shared/text.ts";

/** What a rule has to say about a field, as data: an error refuses, a warning lets the writer decide. */
export interface Finding {
  severity: "error" | "warning";
  field: string;
  key: TextKey;
  values: Values;
}

export const errorAt = (field: string, key: TextKey, values: Values = {}): Finding => ({
  severity: "error",
  field,
  key,
  values,
});

export const warningAt = (field: string, key: TextKey, values: Values = {}): Finding => ({
  severity: "warning",
  field,
  key,
  values,
});

export const isRefused = (findings: readonly Finding[]) =>
  findings.some(({ severity }) => severity === "error");
