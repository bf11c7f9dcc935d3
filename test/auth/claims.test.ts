import { expect, test } from "vitest";
import { refusal } from "#test/world.ts";
import {
  appId,
  appIdUri,
  objectId,
  otherTenantId,
  sign,
  tenantId,
  verifier,
  version1,
  version2,
} from "./entra.ts";

const verify = verifier();
const refused = { code: "unauthenticated", key: "error.token" };
const foreign = { code: "forbidden", key: "error.tenant" };
const personalAccounts = "9188040d-6c67-4c5b-b112-36a304b66dad";
const issuerOf = (tenant: string) => `https://login.microsoftonline.com/${tenant}/v2.0`;
const { scp, ...withoutScope } = version2;

test("a version 2 token signs its person in", async () => {
  expect(await verify(await sign(version2))).toEqual({
    tenantId,
    objectId,
    name: "Lin Na",
    email: "lin.na@example.com",
    expiresAt: version2.exp * 1000,
  });
});

test("a version 1 token of the same app signs the same person in", async () => {
  expect(await verify(await sign(version1))).toEqual(await verify(await sign(version2)));
});

test.each([
  ["of another tenant", { tid: otherTenantId, iss: issuerOf(otherTenantId) }, foreign],
  ["of a personal account", { tid: personalAccounts, iss: issuerOf(personalAccounts) }, foreign],
  ["of an allowed tenant, issued by another one", { iss: issuerOf(otherTenantId) }, refused],
  ["of another tenant, issued by an allowed one", { tid: otherTenantId }, foreign],
  ["whose issuer only begins like the right one", { iss: `${version2.iss}.evil.example` }, refused],
  ["whose issuer lacks its end", { iss: issuerOf(tenantId).slice(0, -5) }, refused],
  ["whose issuer ends in a stroke too many", { iss: `${version2.iss}/` }, refused],
  ["of version 2 with a version 1 issuer", { iss: version1.iss }, refused],
  ["of version 2 with a version 1 audience", { aud: appIdUri }, refused],
  ["of version 1 with a version 2 audience", { ...version1, aud: appId }, refused],
  ["of version 1 with a version 2 issuer", { ...version1, iss: version2.iss }, refused],
  ["of no version", { ver: undefined }, refused],
  ["of a version yet unknown", { ver: "3.0" }, refused],
  ["of a version named like a built-in", { ver: "constructor" }, refused],
  ["for Microsoft Graph", { aud: "00000003-0000-0000-c000-000000000000" }, refused],
  ["for Graph by its address", { aud: "https://graph.microsoft.com" }, refused],
  ["for us and somebody else", { aud: [appId, "00000003-0000-0000-c000-000000000000"] }, refused],
  ["for another app's id of the same beginning", { aud: `${appId}0` }, refused],
  ["with another scope", { scp: "User.Read" }, refused],
  ["whose scope only begins like ours", { scp: "access_as_user_read" }, refused],
  ["whose scopes are a list", { scp: ["access_as_user"] }, refused],
  ["whose tenant is no id", { tid: "common", iss: issuerOf("common") }, refused],
  ["whose person is no id", { oid: "lin.na@example.com" }, refused],
  ["whose person is an id in capitals", { oid: objectId.toUpperCase() }, refused],
])("a token %s is refused", async (_, claims, expected) => {
  expect(await refusal(verify(await sign({ ...version2, ...claims })))).toMatchObject(expected);
});

test.each(["aud", "iss", "nbf", "exp", "oid", "tid"] as const)(
  "a token without %s is refused",
  async (claim) => {
    expect(await refusal(verify(await sign({ ...version2, [claim]: undefined })))).toMatchObject(refused);
  },
);

test("a token without a scope is refused", async () => {
  expect(await refusal(verify(await sign(withoutScope)))).toMatchObject(refused);
});

test("an application's own token, with roles and without a scope, is refused", async () => {
  const token = await sign({ ...withoutScope, roles: ["Everything.ReadWrite.All"], idtyp: "app" });
  expect(await refusal(verify(token))).toMatchObject(refused);
});

test("our scope among others is enough", async () => {
  expect(await verify(await sign({ ...version2, scp: "User.Read access_as_user" }))).toMatchObject({
    objectId,
  });
});

test("a personal account is refused even where somebody lists its tenant", async () => {
  const careless = verifier({ tenantIds: [tenantId, personalAccounts] });
  const token = await sign({ ...version2, tid: personalAccounts, iss: issuerOf(personalAccounts) });
  expect(await refusal(careless(token))).toMatchObject(foreign);
});

test.each([
  [
    "a name with line breaks and marks that turn the direction",
    { name: "\u202eLin\n Na\u0000 " },
    { name: "Lin Na" },
  ],
  ["no name", { name: undefined }, { name: "lin.na@example.com" }],
  ["an empty name", { name: " " }, { name: "lin.na@example.com" }],
  [
    "neither name nor user name",
    { name: undefined, preferred_username: undefined },
    { name: objectId, email: null },
  ],
  ["a name without end", { name: "娜".repeat(500) }, { name: "娜".repeat(120) }],
  ["a name that is no text", { name: { first: "Lin" } }, { name: "lin.na@example.com" }],
])("a person with %s can still be shown", async (_, claims, shown) => {
  expect(await verify(await sign({ ...version2, ...claims }))).toMatchObject({ objectId, ...shown });
});
