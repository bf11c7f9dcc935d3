import type { z } from "zod";
import type { Ctx } from "#server/ctx.ts";
import type { CompanyDatabase, Db } from "#server/db/open.ts";
import { runAndRecord } from "#server/endpoint.ts";
import { loadActor } from "#server/organisation/signIn.ts";
import type { Endpoint } from "#shared/endpoint.ts";
import { parse } from "#shared/parse.ts";

/** Somebody doing something at a moment of the past, through the same verbs that serve requests. */
export type Perform = <Input extends z.ZodObject, Answer>(
  personId: string,
  at: number,
  endpoint: Endpoint<Input>,
  verb: (ctx: Ctx, input: z.output<Input>) => Promise<Answer>,
  input: z.input<Input>,
) => Promise<Answer>;

/**
 * Runs a scene in one transaction: all its acts happen, or none.
 *
 * @example await playScene(database, async (perform) => { await perform(lin, at, askForCommitment, ask, { … }); })
 */
export function playScene<Result>(
  database: CompanyDatabase,
  scene: (perform: Perform, db: Db) => Promise<Result>,
) {
  return database.write((db) => {
    const perform: Perform = async (personId, at, endpoint, verb, input) => {
      const actor = await loadActor(db, personId);
      return runAndRecord({ db, actor, now: Math.floor(at) }, (ctx) =>
        verb(ctx, parse(endpoint.input, input)),
      );
    };
    return scene(perform, db);
  });
}

/**
 * Numbers that look random and are the same in each run (mulberry32).
 *
 * @example const random = seeded(7); random() // => a number from 0 to 1
 */
export function seeded(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
