import { createStore, del, entries, set, update } from "idb-keyval";
import { Problem, type ProblemBody } from "#shared/problem.ts";
import { ProblemBody as Body } from "#shared/problemBody.ts";
import { claimsOf } from "./claims.ts";

/** Something recorded without a connection, as it will be sent. */
export interface Waiting {
  /** Goes with every try as its idempotency key, so that it is done once. */
  key: string;
  /** Who recorded it: nobody else's sign-in may send it. */
  objectId: string;
  url: string;
  body: string;
  /** What it says, for whoever waits. */
  sentence: string;
  recordedAt: number;
  /** What the server answered, where it said no. */
  refusal: ProblemBody["message"] | null;
}

/** What was recorded without a connection and is not sent yet. */
export interface Outbox {
  /** Keeps it until it can be sent; a `Problem` where there is no room. */
  keep(write: Pick<Waiting, "key" | "url" | "body" | "sentence">): Promise<void>;
  /** What the person who is signed in recorded. */
  list(): Promise<Waiting[]>;
  /** Sends what can be sent; whether anything was. */
  send(): Promise<boolean>;
  /** What was refused is sent once more, since the reason may be gone. */
  sendAgain(key: string): Promise<boolean>;
  drop(key: string): Promise<void>;
  /** Called when something is kept, sent, refused or dropped, here or elsewhere; the answer ends it. */
  onChange(listener: () => void): () => void;
}

interface OutboxParts {
  server: string;
  /** Null where nobody is signed in. */
  whoIsIn(): Promise<string | null>;
  getToken(): Promise<string | null>;
  now(): number;
}

const LONGEST_CHARACTERS = 32_000;
const MOST = 100;
const LOCK = "counterpart.outbox";

/** Kept in the browser's database: it outlives the panel, the worker and the browser. */
export function createOutbox({ server, whoIsIn, getToken, now }: OutboxParts): Outbox {
  const store = createStore("counterpart", "outbox");
  const channel = new BroadcastChannel(LOCK);
  const listeners = new Set<() => void>();
  const tellHere = () => {
    for (const listener of listeners) listener();
  };
  channel.onmessage = tellHere;

  function tell() {
    channel.postMessage("changed");
    tellHere();
  }

  async function all() {
    const kept = await entries<string, Waiting>(store);
    return kept.map(([, waiting]) => waiting).sort((a, b) => a.recordedAt - b.recordedAt);
  }

  async function list() {
    const objectId = await whoIsIn();
    return (await all()).filter((waiting) => waiting.objectId === objectId);
  }

  async function keep(write: Pick<Waiting, "key" | "url" | "body" | "sentence">) {
    const objectId = await whoIsIn();
    if (objectId === null) throw new Problem("unavailable", "error.network");
    if (write.body.length > LONGEST_CHARACTERS || (await all()).length >= MOST)
      throw new Problem("tooLarge", "record.full");
    await set(write.key, { ...write, objectId, recordedAt: now(), refusal: null } satisfies Waiting, store);
    tell();
  }

  async function drop(key: string) {
    await del(key, store);
    tell();
  }

  /** What the server answered: done and refused for good are settled, anything else may pass, and it waits on. */
  async function sendOne(waiting: Waiting, token: string) {
    const response = await fetch(`${server}${waiting.url}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${token}`,
        "idempotency-key": waiting.key,
      },
      body: waiting.body,
    });
    if (response.ok) await del(waiting.key, store);
    else if (isForGood(response.status))
      await set(waiting.key, { ...waiting, refusal: await refusalOf(response) }, store);
    return response.status;
  }

  async function sendAll() {
    const unsent = (await all()).filter(({ refusal }) => refusal === null);
    if (unsent.length === 0) return false;
    const token = await getToken();
    if (token === null) return false;
    // By the token itself: who is signed in may have changed since it was given.
    const { oid } = claimsOf(token);
    let isAnySettled = false;
    for (const waiting of unsent.filter(({ objectId }) => objectId === oid)) {
      const status = await sendOne(waiting, token).catch(() => null);
      if (status === null || concernsAll.includes(status)) break;
      isAnySettled ||= isSettled(status);
    }
    if (isAnySettled) tell();
    return isAnySettled;
  }

  /** One sender at a time, panel or worker: the other finds nothing left. */
  const send = () =>
    navigator.locks.request(LOCK, { ifAvailable: true }, (lock) =>
      lock === null ? false : sendAll().catch(() => false),
    );

  return {
    keep,
    drop,
    list,
    send,
    async sendAgain(key) {
      await update<Waiting>(key, (waiting) => ({ ...(waiting as Waiting), refusal: null }), store);
      tell();
      return send();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** Signing in again, waiting a little or a server that is back will mend these. */
const passing = [401, 408, 425, 429];
const isForGood = (status: number) => status >= 400 && status < 500 && !passing.includes(status);
const isSettled = (status: number) => status < 400 || isForGood(status);
/** What comes next would be answered the same. */
const concernsAll = [401, 429];

async function refusalOf(response: Response): Promise<ProblemBody["message"]> {
  const body = Body.safeParse(await response.json().catch(() => null));
  return body.success ? body.data.message : { key: "error.invalid", values: {} };
}
