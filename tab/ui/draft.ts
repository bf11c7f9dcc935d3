import { useState } from "react";

type Values = Record<string, unknown>;

const PREFIX = "counterpart.draft.";
const kept = new Map<string, Values>();

/** Storage may be closed inside a frame; then what was typed is kept in memory until the page is left. */
function readDraft(key: string): Values | undefined {
  if (kept.has(key)) return kept.get(key);
  try {
    const text = localStorage.getItem(PREFIX + key);
    return text === null ? undefined : (JSON.parse(text) as Values);
  } catch {
    return undefined;
  }
}

function keepDraft(key: string, values: Values) {
  kept.set(key, values);
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(values));
  } catch {
    // Kept in memory above.
  }
}

function dropDraft(key: string) {
  kept.delete(key);
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // It was only in memory.
  }
}

/** The values of a form, kept as they are typed until `drop` says that they were sent. */
export function useDraft(key: string, start: Values) {
  const [found] = useState(() => readDraft(key));
  const [values, setValues] = useState<Values>({ ...start, ...found });
  function change(part: Values) {
    const changed = { ...values, ...part };
    setValues(changed);
    keepDraft(key, changed);
  }
  return { values, wasFound: found !== undefined, change, drop: () => dropDraft(key) };
}
