import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "#server/db/open.ts";
import { signIn } from "#server/organisation/signIn.ts";
import { person } from "#server/organisation/table.ts";
import { erasePerson, getMe, mergePeople } from "#shared/organisation/api.ts";
import { createWorld, refusal, type World } from "#test/world.ts";
import { addImported, addPending, createCompany, verbsOf } from "./company.ts";

const stranger = () => ({ objectId: randomUUID(), name: "Lin Na" });
const identityOf = ({ tenantId }: World, { objectId, name }: ReturnType<typeof stranger>) => ({
  tenantId,
  objectId,
  name,
  email: "lin.na@example.com",
  expiresAt: Number.MAX_SAFE_INTEGER,
});
const namesakes = ({ database }: World, objectId: string) =>
  database.read.select().from(person).where(eq(person.objectId, objectId)).all();

test("somebody appears at their first sign-in, without a team or a role", async () => {
  const world = await createWorld();
  const me = await world.call(stranger(), getMe, {});
  expect(me).toMatchObject({
    person: { name: "Lin Na", isSignedIn: true },
    memberships: [],
    companyRoles: [],
  });
  expect(await verbsOf(world)).toEqual(["person.signedIn"]);
});

test("several first sign-ins at once make one person", async () => {
  const world = await createWorld();
  const lin = stranger();
  const answers = await Promise.all(Array.from({ length: 8 }, () => world.call(lin, getMe, {})));
  expect(new Set(answers.map((me) => me.person.personId)).size).toBe(1);
  expect(await namesakes(world, lin.objectId)).toHaveLength(1);
  expect(await verbsOf(world)).toEqual(["person.signedIn"]);
});

test("first sign-ins at two copies of the server make one person", async () => {
  const world = await createWorld();
  const lin = stranger();
  const copy = await openDatabase(world.database.url, world.tenantId);
  onTestFinished(() => copy.close());
  const identity = identityOf(world, lin);
  await Promise.all(
    [world.database, copy, world.database, copy].map((database) =>
      signIn(database, identity, [], 0)(database.read),
    ),
  );
  expect(await namesakes(world, lin.objectId)).toHaveLength(1);
  expect(await verbsOf(world)).toEqual(["person.signedIn"]);
});

test("a name once known is not overwritten by the token's", async () => {
  const { call, addPerson } = await createWorld();
  const lin = await addPerson("Lin Na");
  expect((await call({ ...lin, name: "L. Na (Vendor)" }, getMe, {})).person.name).toBe("Lin Na");
});

test("somebody imported by their object id alone gets the token's name, once", async () => {
  const world = await createWorld();
  const lin = stranger();
  const { personId } = await addImported(world, { objectId: lin.objectId, name: "" });
  expect((await world.call(lin, getMe, {})).person).toMatchObject({ personId, name: "Lin Na" });
  expect((await world.call({ ...lin, name: "Another" }, getMe, {})).person.name).toBe("Lin Na");
  expect(await verbsOf(world)).toEqual(["person.signedIn"]);
});

test("the same e-mail address alone makes nobody the same person", async () => {
  const world = await createWorld();
  const imported = await addImported(world, { name: "Lin Na", email: "lin.na@example.com" });
  const me = await world.call(stranger(), getMe, {});
  expect(me.person.personId).not.toBe(imported.personId);
});

test("ADMIN_IDS names the first admin", async () => {
  const world = await createWorld();
  const [lin, mei] = [stranger(), stranger()];
  world.config.adminIds.push(lin.objectId);
  expect((await world.call(lin, getMe, {})).companyRoles).toEqual(["admin"]);
  expect((await world.call(mei, getMe, {})).companyRoles).toEqual([]);
});

test("a pending membership is shown and gives no role", async () => {
  const company = await createCompany();
  await addPending(company, company.newcomer, company.it);
  const me = await company.call(company.newcomer, getMe, {});
  expect(me.memberships).toEqual([
    { teamId: company.it.teamId, teamName: "IT", role: "member", state: "pending" },
  ]);
  const roles = await company.run(company.newcomer, async ({ actor }) => actor.roles);
  expect([...roles.keys()]).toEqual([]);
});

test("a request that began before a merge acts as the person who remains", async () => {
  const company = await createCompany();
  const imported = await addImported(company, {});
  const lin = stranger();
  const findActor = signIn(company.database, identityOf(company, lin), [], company.clock.now);
  const { personId: signedInPersonId } = await findActor(company.database.read);
  await company.call(company.admin, mergePeople, { personId: imported.personId, signedInPersonId });
  expect((await findActor(company.database.read)).personId).toBe(imported.personId);
});

test("a request that began before an erasure is refused; a later sign-in starts anew", async () => {
  const company = await createCompany();
  const lin = stranger();
  const findActor = signIn(company.database, identityOf(company, lin), [], company.clock.now);
  const { personId } = await findActor(company.database.read);
  await company.call(company.admin, erasePerson, { personId });
  expect(await refusal(findActor(company.database.read))).toMatchObject({
    code: "forbidden",
    key: "error.erased",
  });
  expect((await company.call(lin, getMe, {})).person.personId).not.toBe(personId);
});
