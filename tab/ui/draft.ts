import { useEffect, useRef, useState } from "react";
import { dropDraft, keepDraft, readDraft } from "#shared/draft/api.ts";
import type { Client } from "#tab/client.ts";
import { useClient } from "#tab/query.ts";

type Values = Record<string, unknown>;

const PREFIX = "counterpart.draft.";
const KEEP_AFTER_MS = 800;

/** Where what was typed is kept until it is sent. */
interface DraftStore {
  read(key: string): Promise<Values | null>;
  keep(key: string, values: Values): void;
  drop(key: string): void;
}

const browserStore: DraftStore = {
  read: async (key) => JSON.parse(localStorage.getItem(PREFIX + key) ?? "null") as Values | null,
  keep: (key, values) => localStorage.setItem(PREFIX + key, JSON.stringify(values)),
  drop: (key) => localStorage.removeItem(PREFIX + key),
};

/** A frame inside Teams may have no storage at all: then the server keeps what was typed. */
function serverStore(client: Client): DraftStore {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ignore = () => undefined;
  return {
    read: async (draftKey) => (await client.call(readDraft, { draftKey })).values,
    keep(draftKey, values) {
      clearTimeout(timer);
      timer = setTimeout(() => client.call(keepDraft, { draftKey, values }).catch(ignore), KEEP_AFTER_MS);
    },
    drop(draftKey) {
      clearTimeout(timer);
      client.call(dropDraft, { draftKey }).catch(ignore);
    },
  };
}

function hasStorage() {
  try {
    localStorage.setItem(`${PREFIX}probe`, "");
    localStorage.removeItem(`${PREFIX}probe`);
    return true;
  } catch {
    return false;
  }
}

/** The values of a form, kept as they are typed until `drop` says that they were sent; without a key they are not kept. */
export function useDraft(key: string | undefined, start: Values) {
  const client = useClient();
  const [store] = useState(() => (hasStorage() ? browserStore : serverStore(client)));
  const [values, setValues] = useState<Values>(start);
  const [wasFound, setFound] = useState(false);
  const isTouched = useRef(false);
  useEffect(() => {
    const restore = (found: Values | null) => {
      if (found === null || isTouched.current) return;
      setValues((before) => ({ ...before, ...found }));
      setFound(true);
    };
    if (key !== undefined) store.read(key).then(restore, () => undefined);
  }, [store, key]);
  function change(part: Values) {
    isTouched.current = true;
    const changed = { ...values, ...part };
    setValues(changed);
    if (key !== undefined) store.keep(key, changed);
  }
  return { values, wasFound, change, drop: () => key !== undefined && store.drop(key) };
}
