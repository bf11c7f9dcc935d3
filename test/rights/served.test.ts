import { expect, test } from "vitest";
import { loadActor } from "#server/organisation/signIn.ts";
import { mayDo, type RightName, rights } from "#shared/rights.ts";
import { createScene } from "./scene.ts";
import { tries } from "./tries.ts";

/** Refused, or not even told that it is there. */
const refusals = [403, 404];

test.each(Object.keys(rights) as RightName[])(
  "the running server lets those do %s whom the table of rights names, and nobody else",
  async (right) => {
    const scene = await createScene();
    const { endpoint, input, subject, orBy = right } = await tries[right](scene);
    const holders = await Promise.all(
      [...scene.people].map(async ([name, person]) => {
        const actor = await loadActor(scene.database.read, person.personId);
        return { name, person, isAllowed: [right, orBy].some((one) => mayDo(actor, one, subject)) };
      }),
    );
    // Those who may come last: what they do may change who may.
    const inTurn = holders.sort((a, b) => Number(a.isAllowed) - Number(b.isAllowed));
    const found: Record<string, string> = {};
    for (const { name, person, isAllowed } of inTurn) {
      const { status } = await scene.send(person, endpoint, input);
      expect(status, `${name} is told what is wrong with the call itself`).not.toBe(400);
      if (refusals.includes(status) === isAllowed)
        found[name] = `${isAllowed ? "may" : "may not"}, got ${status}`;
    }
    expect(found).toEqual({});
    expect(holders.some(({ isAllowed }) => isAllowed)).toBe(true);
  },
);
