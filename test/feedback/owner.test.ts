import { expect, test } from "vitest";
import { getToday } from "#shared/commitment/readApi.ts";
import * as api from "#shared/feedback/api.ts";
import { LEADS_ASKED_AFTER_DAYS } from "#shared/feedback/rules.ts";
import { listNotifications } from "#shared/notification/api.ts";
import { erasePerson } from "#shared/organisation/api.ts";
import { removeMember } from "#shared/organisation/teamApi.ts";
import { createCompany, DAY_MS, HOUR_MS } from "./company.ts";

type Company = Awaited<ReturnType<typeof createCompany>>;
type Person = Company["sam"];

const asksOf = ({ call }: Company) => {
  return async (as: Person) =>
    (await call(as, getToday, {})).asks.filter(({ kind }) => kind === "suggestion");
};

test("who answers for the service but is not of its team is not the one to answer: a lead is", async () => {
  const company = await createCompany();
  const { suggest, offerService, accept, mei, sam, fay, it } = company;
  const asks = asksOf(company);
  const serviceId = await offerService(it.teamId, fay.personId);
  const one = await suggest(mei, { serviceId });
  expect(one.owner?.name).toBe("Sam");
  expect(await asks(sam)).toHaveLength(1);
  expect(await asks(fay)).toEqual([]);
  expect((await accept(sam, one)).state).toBe("accepted");
});

test("a team without a lead has its desk answer, one without a desk a member, and an empty one whoever joins", async () => {
  const company = await createCompany();
  const { suggest, addTeam, addPerson, call, mei } = company;
  const asks = asksOf(company);
  const teamId = async (name: string) => (await addTeam(name)).teamId;
  const [desked, plain, empty] = [await teamId("Desk"), await teamId("Plain"), await teamId("Empty")];
  const [amy] = [await addPerson("Amy", { [desked]: "member", [plain]: "member" })];
  const dan = await addPerson("Dan", { [desked]: "desk" });
  const ownerIn = async (supplierTeamId: string) => (await suggest(mei, { supplierTeamId })).owner?.name;
  expect(await ownerIn(desked)).toBe("Dan");
  expect(await ownerIn(plain)).toBe("Amy");
  expect(await ownerIn(empty)).toBeUndefined();
  expect([(await asks(amy)).length, (await asks(dan)).length]).toEqual([1, 1]);
  const joined = await addPerson("Joe", { [empty]: "member" });
  expect(await asks(joined)).toHaveLength(1);
  expect((await call(joined, listNotifications, {})).items).toEqual([]);
});

test("where its owner has left the team or is erased, its leads are asked and can say yes", async () => {
  const company = await createCompany();
  const { suggest, offerService, accept, call, mei, sam, max, bo, ada, it } = company;
  const asks = asksOf(company);
  const byMax = await suggest(mei, { serviceId: await offerService(it.teamId, max.personId) });
  const byBo = await suggest(mei, { serviceId: await offerService(it.teamId, bo.personId) });
  expect(await asks(sam)).toEqual([]);
  await call(ada, removeMember, { teamId: it.teamId, personId: max.personId });
  expect((await asks(sam)).map(({ subjectId }) => subjectId)).toEqual([byMax.suggestionId]);
  expect(await asks(max)).toEqual([]);
  await call(ada, erasePerson, { personId: bo.personId });
  expect(await asks(sam)).toHaveLength(2);
  expect((await accept(sam, byMax)).owner?.name).toBe("Sam");
  expect((await accept(sam, byBo)).state).toBe("accepted");
});

test("what its owner leaves unanswered is asked of the leads as well, and of nobody else", async () => {
  const company = await createCompany();
  const { suggest, decline, offerService, clock, mei, sam, max, bo, lin, fay, it } = company;
  const asks = asksOf(company);
  const one = await suggest(mei, { serviceId: await offerService(it.teamId, max.personId) });
  clock.now += LEADS_ASKED_AFTER_DAYS * DAY_MS - HOUR_MS;
  expect([(await asks(max)).length, (await asks(sam)).length]).toEqual([1, 0]);
  clock.now += HOUR_MS;
  expect([(await asks(max)).length, (await asks(sam)).length]).toEqual([1, 1]);
  for (const other of [bo, lin, fay, mei]) expect(await asks(other)).toEqual([]);
  await decline(sam, one);
  for (const person of [max, sam]) expect(await asks(person)).toEqual([]);
});

test("what is done oneself needs no name: an acceptance without an owner is the actor's", async () => {
  const { suggest, accept, call, max, mei } = await createCompany();
  await accept(max, await suggest());
  expect((await call(mei, api.listBoard, {})).items).toMatchObject([{ owner: { name: "Max" } }]);
});
