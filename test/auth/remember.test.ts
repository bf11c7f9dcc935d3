import { expect, test } from "vitest";
import { rememberTokens } from "#server/auth/remember.ts";
import { Problem } from "#shared/problem.ts";
import { refusal } from "#test/world.ts";

const START = Date.UTC(2026, 0, 5, 9);
const MINUTE_MS = 60_000;

/** A check that counts how often it is asked; the token "forged" is refused. */
function counting(expiresAt = START + 60 * MINUTE_MS) {
  const clock = { now: START };
  const checked: string[] = [];
  const verify = rememberTokens(
    async (token) => {
      checked.push(token);
      if (token === "forged") throw new Problem("unauthenticated", "error.token");
      return { tenantId: "company", objectId: token, name: token, email: null, expiresAt };
    },
    () => clock.now,
  );
  return { clock, checked, verify };
}

test("a token is checked once, and each token stands for its own person", async () => {
  const { checked, verify } = counting();
  const answers = [await verify("lin"), await verify("mei"), await verify("lin")];
  expect(answers.map(({ objectId }) => objectId)).toEqual(["lin", "mei", "lin"]);
  expect(checked).toEqual(["lin", "mei"]);
});

test("after five minutes it is checked again", async () => {
  const { clock, checked, verify } = counting();
  await verify("lin");
  clock.now += 5 * MINUTE_MS - 1;
  await verify("lin");
  expect(checked).toHaveLength(1);
  clock.now += 1;
  await verify("lin");
  expect(checked).toHaveLength(2);
});

test("nothing is remembered past the expiry of the token", async () => {
  const { clock, checked, verify } = counting(START + MINUTE_MS);
  await verify("lin");
  clock.now += MINUTE_MS;
  await verify("lin");
  expect(checked).toHaveLength(2);
});

test("a clock that was put back remembers nothing", async () => {
  const { clock, checked, verify } = counting();
  await verify("lin");
  clock.now -= 1;
  await verify("lin");
  expect(checked).toHaveLength(2);
});

test("a refusal is not remembered", async () => {
  const { checked, verify } = counting();
  expect(await refusal(verify("forged"))).toMatchObject({ code: "unauthenticated" });
  expect(await refusal(verify("forged"))).toMatchObject({ code: "unauthenticated" });
  expect(checked).toHaveLength(2);
});
