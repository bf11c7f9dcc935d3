import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { membership } from "#server/organisation/table.ts";
import { refusal } from "#test/world.ts";
import { createCompany } from "./company.ts";

test("any member takes what is nobody's", async () => {
  const { ask, assign, max, eventsOf } = await createCompany();
  const taken = await assign(max, await ask(), max.personId);
  expect(taken.owner).toEqual({ personId: max.personId, name: "Max" });
  expect((await eventsOf(taken.commitmentId)).at(-1)).toMatchObject({
    verb: "commitment.assigned",
    change: { personId: max.personId },
  });
});

test("an owner hands on or back to the team what is theirs", async () => {
  const { promise, assign, lin, max } = await createCompany();
  expect((await assign(lin, await promise(lin), max.personId)).owner).toMatchObject({ name: "Max" });
  expect((await assign(lin, await promise(lin), null)).owner).toBeNull();
});

test("a member neither takes a colleague's nor hands it to a third, desk and lead do", async () => {
  const { promise, assign, lin, max, sam, dee } = await createCompany();
  const promised = await promise(lin);
  for (const to of [max.personId, sam.personId, null]) {
    expect(await refusal(assign(max, promised, to))).toEqual({
      code: "forbidden",
      key: "commitment.error.notOwner",
      field: undefined,
    });
  }
  const handed = await assign(dee, promised, max.personId);
  expect((await assign(sam, handed, dee.personId)).owner).toMatchObject({ name: "Dee" });
});

test("a member does not give to a colleague what is nobody's", async () => {
  const { ask, assign, max, lin } = await createCompany();
  expect(await refusal(assign(max, await ask(), lin.personId))).toMatchObject({ code: "forbidden" });
});

test("only an active member of the supplier team can own it", async () => {
  const { ask, assign, sam, mei, lin, database } = await createCompany();
  const asked = await ask();
  expect(await refusal(assign(sam, asked, mei.personId))).toEqual({
    code: "invalid",
    field: "ownerId",
    key: "commitment.error.notInTeam",
  });
  await database.write((db) =>
    db.update(membership).set({ state: "pending" }).where(eq(membership.personId, lin.personId)),
  );
  expect(await refusal(assign(sam, asked, lin.personId))).toMatchObject({
    code: "invalid",
    field: "ownerId",
  });
});

test("the customer's side hands nothing on", async () => {
  const { ask, assign, mei, ray, lin } = await createCompany();
  const asked = await ask();
  for (const person of [mei, ray])
    expect(await refusal(assign(person, asked, lin.personId))).toMatchObject({ code: "forbidden" });
});
