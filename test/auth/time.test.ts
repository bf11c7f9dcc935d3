import { expect, test } from "vitest";
import { refusal } from "#test/world.ts";
import { now, objectId, sign, verifier, version2 } from "./entra.ts";

const SKEW_SECONDS = 300;
const token = await sign(version2);
const at = (seconds: number) => verifier({ now: () => seconds * 1000 })(token);

test("a token is taken from five minutes before it begins", async () => {
  expect(await at(version2.nbf - SKEW_SECONDS)).toMatchObject({ objectId });
});

test("a token is refused more than five minutes before it begins", async () => {
  expect(await refusal(at(version2.nbf - SKEW_SECONDS - 1))).toMatchObject({
    code: "unauthenticated",
    key: "error.token",
  });
});

test("a token is taken until five minutes after it ends", async () => {
  expect(await at(version2.exp + SKEW_SECONDS - 1)).toMatchObject({ objectId });
});

test("a token is refused as expired from five minutes after it ends", async () => {
  const expired = { code: "unauthenticated", key: "error.tokenExpired" };
  expect(await refusal(at(version2.exp + SKEW_SECONDS))).toMatchObject(expired);
});

test.each([
  ["exp", "tomorrow"],
  ["nbf", "2026-11-02T09:00:00Z"],
])("a token whose %s is no number is refused", async (claim, value) => {
  const odd = await sign({ ...version2, [claim]: value } as never);
  expect(await refusal(verifier()(odd))).toMatchObject({ code: "unauthenticated", key: "error.token" });
});

test("the identity says when its token ends", async () => {
  expect(await at(now / 1000)).toMatchObject({ expiresAt: version2.exp * 1000 });
});
