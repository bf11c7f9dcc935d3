import type { BaseLocationHook } from "wouter";
import type { CommandId } from "#shared/contributions.ts";
import type { CompanyRole, TeamRole } from "#shared/organisation/model.ts";
import type { Outbox } from "./outbox.ts";

export type ThemeName = "light" | "dark" | "contrast";

/** What the host shows just now; theme and locale are followed live. */
export interface HostState {
  theme: ThemeName;
  locale: string;
  /** Personal: one's own things. Channel: one team, the same for all who look. Configure: choosing that team. */
  scope: "personal" | "channel" | "configure";
  /** Where a deep link leads, for example `/promises`; null where the page's own address says it. */
  path: string | null;
}

/** What a command begins with when it was called from a page: the words selected there, and where they stand. */
export interface Origin {
  text: string;
  source: { title: string; url: string } | null;
}

/** A command that the host was asked for outside our page: by a browser's key or menu. */
export interface Wish {
  commandId: CommandId;
  origin: Origin | null;
}

/** Somebody of the demo company, to be played by whoever sits at this machine. */
export interface DemoPerson {
  personId: string;
  objectId: string;
  name: string;
  teams: { name: string; role: TeamRole }[];
  companyRoles: CompanyRole[];
}

/** What any host must offer; Teams, the browser's side panel and the plain page pass one common test suite. */
export interface Host {
  readonly name: "teams" | "extension" | "page";
  readonly state: HostState;
  /** The origin that the API is at. */
  readonly server: string;
  /** Called at each change of the state; the answer ends it. */
  onChange(listener: (state: HostState) => void): () => void;
  /** A fresh identity token; a refusal is a `HostRefusal`. */
  getToken(): Promise<string>;
  /** An address that leads back to this path inside this host. */
  linkTo(path: string, label: string): string;
  /** Puts words where the person can paste them from. */
  copy(text: string): Promise<void>;
  /** Opens an address outside the tab. */
  openLink(url: string): Promise<void>;
  /** How many things are due: a badge or a title, where the host has one. */
  notifyDue(count: number): void;
  /** The first screen is painted. */
  reportReady(): void;
  /** Only in the demo: whom one may play. */
  readonly demo?: { listPeople(): Promise<DemoPerson[]>; play(objectId: string): void };
  /** Only where a page has no paths of its own: how the router reads and changes its address. */
  readonly useAddress?: BaseLocationHook;
  /** Only where commands come from outside our page; the answer ends it. */
  onWish?(listener: (wish: Wish) => void): () => void;
  /** Only where what is recorded without a connection may wait. */
  readonly outbox?: Outbox;
  /** Only while configuring a channel tab: what to store when the person presses the host's Save. */
  offerConfiguration?(choice: { teamId: string; teamName: string } | null): void;
}

/** The host answered no, or not in time; `key` says so in the reader's language. */
export class HostRefusal extends Error {
  constructor(
    readonly key: "app.signInFailed" | "app.signInRefused" | "app.hostSilent" | "app.openInTeamsHint",
  ) {
    super(key);
    this.name = "HostRefusal";
  }
}

/** Keeps a host's state and tells those who asked about each change of it. */
export class WatchedState {
  readonly #listeners = new Set<(state: HostState) => void>();
  #current: HostState;

  constructor(start: HostState) {
    this.#current = start;
  }

  get current() {
    return this.#current;
  }

  readonly onChange = (listener: (state: HostState) => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener) as unknown as undefined;
  };

  change(part: Partial<HostState>) {
    this.#current = { ...this.#current, ...part };
    for (const listener of this.#listeners) listener(this.#current);
  }
}

/**
 * The answer, or a refusal when it does not come in time: a host that does not answer would leave us waiting for ever.
 *
 * @example await inTime(app.initialize(), 7000)
 */
export async function inTime<Answer>(answer: Promise<Answer>, limitMs: number): Promise<Answer> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new HostRefusal("app.hostSilent")), limitMs);
  });
  try {
    return await Promise.race([answer, limit]);
  } finally {
    clearTimeout(timer);
  }
}
