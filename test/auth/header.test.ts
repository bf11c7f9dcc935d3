import { expect, test } from "vitest";
import { bearerToken } from "#server/auth/verify.ts";
import { getMe } from "#shared/organisation/api.ts";
import { createWorld } from "#test/world.ts";

test("the token stands after the word Bearer, in either case", () => {
  expect(bearerToken("Bearer a.b.c")).toBe("a.b.c");
  expect(bearerToken("bearer a.b.c")).toBe("a.b.c");
});

test.each([
  ["no header", undefined],
  ["an empty header", ""],
  ["no token", "Bearer "],
  ["the token alone", "a.b.c"],
  ["another scheme", "Basic bGluOnNlY3JldA=="],
  ["two tokens", "Bearer a.b.c, Bearer a.b.c"],
  ["a token in two parts", "Bearer a.b"],
  ["a token without a signature", "Bearer a.b."],
  ["a token with text around it", "Bearer a.b.c<script>"],
  ["a token longer than any real one", `Bearer ${"a".repeat(16_000)}.b.c`],
])("a request with %s is asked to sign in", async (_, authorization) => {
  const { app } = await createWorld();
  const response = await app.request("/api/me", {
    headers: authorization === undefined ? {} : { authorization },
  });
  expect(response.status).toBe(401);
  expect(await response.json()).toEqual({
    code: "unauthenticated",
    message: { key: "error.signIn", values: {} },
  });
});

test("a token in the address is no sign-in", async () => {
  const { app, addPerson, tokenOf } = await createWorld();
  const token = await tokenOf(await addPerson("Lin Na"));
  expect((await app.request(`/api/me?access_token=${token}`)).status).toBe(401);
});

test("another company's token is refused before any database is opened for it", async () => {
  const { addPerson, companies, send } = await createWorld();
  const stranger = await createWorld();
  const lin = await addPerson("Lin Na");
  const openedBefore = companies.opened().length;
  const token = await stranger.tokenOf(lin);
  const response = await send(lin, getMe, {}, { authorization: `Bearer ${token}` });
  expect(response.status).toBe(403);
  expect(await response.json()).toMatchObject({ code: "forbidden", message: { key: "error.tenant" } });
  expect(companies.opened()).toHaveLength(openedBefore);
});
