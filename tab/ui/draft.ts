import { useEffect, useMemo, useRef, useState } from "react";
import { dropDraft, keepDraft, readDraft } from "#shared/draft/api.ts";
import type { Client } from "#tab/client.ts";
import { useMe } from "#tab/me.ts";
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

/** Under its author's name: several people may use one browser. */
function browserStore(personId: string): DraftStore {
  const nameOf = (key: string) => `${PREFIX}${personId}.${key}`;
  return {
    read: async (key) => JSON.parse(localStorage.getItem(nameOf(key)) ?? "null") as Values | null,
    keep: (key, values) => localStorage.setItem(nameOf(key), JSON.stringify(values)),
    drop: (key) => localStorage.removeItem(nameOf(key)),
  };
}

/** A frame inside Teams may have no storage at all, and some words must not lie in a browser: then the server keeps them. */
function serverStore(client: Client): DraftStore {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ignore = () => undefined;
  return {
    read: async (key) => (await client.call(readDraft, { draftKey: await nameOf(key) })).values,
    keep(key, values) {
      const keep = async () => client.call(keepDraft, { draftKey: await nameOf(key), values });
      clearTimeout(timer);
      timer = setTimeout(() => keep().catch(ignore), KEEP_AFTER_MS);
    },
    drop(key) {
      const drop = async () => client.call(dropDraft, { draftKey: await nameOf(key) });
      clearTimeout(timer);
      drop().catch(ignore);
    },
  };
}

/** A key may hold a page's address and words, which neither fit into a request's path nor belong there. */
async function nameOf(key: string) {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(key));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
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

/** Null as long as it is not known whose words they are. */
function useStore(isSensitive: boolean) {
  const client = useClient();
  const personId = useMe().data?.person.personId;
  return useMemo(() => {
    if (personId === undefined) return null;
    return isSensitive || !hasStorage() ? serverStore(client) : browserStore(personId);
  }, [client, personId, isSensitive]);
}

/** The values of a form, kept as they are typed until `drop` says that they were sent; without a key they are not kept. */
export function useDraft(key: string | undefined, start: Values, { isSensitive = false } = {}) {
  const store = useStore(isSensitive);
  const [values, setValues] = useState<Values>(start);
  const [wasFound, setFound] = useState(false);
  const isTouched = useRef(false);
  useEffect(() => {
    const restore = (found: Values | null) => {
      if (found === null || isTouched.current) return;
      setValues((before) => ({ ...before, ...found }));
      setFound(true);
    };
    if (key !== undefined) store?.read(key).then(restore, () => undefined);
  }, [store, key]);
  function change(part: Values) {
    isTouched.current = true;
    const changed = { ...values, ...part };
    setValues(changed);
    if (key !== undefined) store?.keep(key, changed);
  }
  return { values, wasFound, change, drop: () => key !== undefined && store?.drop(key) };
}
