import { v7 } from "uuid";
import { Problem } from "#shared/problem.ts";
import { type Holder, mayDo, type RightName, type Subject } from "#shared/rights.ts";
import type { Db } from "./db/open.ts";

/** Who acts: a person with their active roles. */
export interface Actor extends Holder {
  personId: string;
  name: string;
  /** `ADMIN_IDS` names an admin, so that the company cannot be left without one. */
  hasNamedAdmin?: boolean;
}

/** The teams that somebody leads. */
export const teamsLedBy = ({ roles }: Pick<Actor, "roles">) =>
  [...roles].filter(([, role]) => role === "lead").map(([teamId]) => teamId);

/** What a write adds to the history; ids and values only, never names or free text. */
export interface NewEvent {
  verb: `${string}.${string}`;
  subjectId: string;
  /** The teams and people whom it concerns; they are told at once. */
  audience: (string | null)[];
  change?: Record<string, unknown>;
  /** When it happened, if not now (imports). */
  occurredAt?: number;
  /** Who did it, if not the actor: null for the system, a person's id in imports. */
  actorId?: string | null;
}

/** All that a verb may use: the company's database, the actor and the clock. */
export interface Ctx {
  db: Db;
  actor: Actor;
  /** This request's moment, UTC milliseconds. */
  now: number;
  /** Appends to the history, in the transaction of the write. */
  record(event: NewEvent): void;
}

/** A new id, ordered by time. */
export const newId = (now?: number) => (now === undefined ? v7() : v7({ msecs: now }));

/**
 * Refuses, unless the actor may do this to the subject.
 *
 * @example requireRight(ctx, "service.write", { teamId }) // throws Problem "forbidden"
 */
export function requireRight({ actor }: Ctx, name: RightName, subject: Subject = {}) {
  if (!mayDo(actor, name, subject)) throw new Problem("forbidden", "error.forbidden");
}

/**
 * The row, or the problem that there is none (any more).
 *
 * @example const team = found(await db.select()…get())
 */
export function found<Row>(row: Row | undefined | null): Row {
  if (row === undefined || row === null) throw new Problem("notFound", "error.notFound");
  return row;
}
