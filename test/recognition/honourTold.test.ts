import { expect, test } from "vitest";
import { getToday } from "#shared/commitment/readApi.ts";
import { listNotifications } from "#shared/notification/api.ts";
import * as api from "#shared/recognition/honourApi.ts";
import type { TestPerson } from "#test/world.ts";
import { createCompany } from "./company.ts";

const words = { title: "Helper of the quarter", reason: "He fixed payroll three times." };

/** Mei has thanked Max, a customer's lead proposes him; what each of them hears and is asked after that. */
async function createNomination(isOfTeam = false) {
  const company = await createCompany();
  const { thank, call, lin, mei, max, it } = company;
  const receiver = isOfTeam ? { receiverTeamId: it.teamId } : { receiverId: max.personId };
  const { recognitionId } = await thank(mei, receiver);
  const nominee = { ...(isOfTeam ? {} : { nomineeId: max.personId }), nomineeTeamId: it.teamId };
  const { honourId } = await call(lin, api.nominate, { ...nominee, ...words, evidenceIds: [recognitionId] });
  const told = async (as: TestPerson) =>
    (await call(as, listNotifications, {})).items
      .filter(({ title }) => title === words.title)
      .map(({ said }) => said);
  const asked = async (as: TestPerson) =>
    (await call(as, getToday, {})).asks.filter(({ kind }) => kind === "honour").map(({ title }) => title);
  const decision = { honourId, reason: "Three customers say the same." };
  return { ...company, told, asked, decision, recognitionId };
}

test("the committee is told of a nomination and asked to decide, until somebody has; nobody else is", async () => {
  const { told, asked, call, decision, cam, dan, lin, max, sam, mei, ada } = await createNomination();
  for (const one of [cam, dan]) {
    expect(await told(one)).toEqual(["nominated"]);
    expect(await asked(one)).toEqual([words.title]);
  }
  for (const other of [lin, max, sam, mei, ada]) {
    expect(await told(other)).toEqual([]);
    expect(await asked(other)).toEqual([]);
  }
  await call(dan, api.declineHonour, decision);
  for (const one of [cam, dan]) expect(await asked(one)).toEqual([]);
});

test("who is honoured is told, and so is who proposed it", async () => {
  const { told, call, decision, dan, lin, max, sam, mei } = await createNomination();
  await call(dan, api.grantHonour, { ...decision, benefit: "" });
  expect(await told(max)).toEqual(["honoured"]);
  expect(await told(lin)).toEqual(["honourDecided"]);
  for (const other of [sam, mei]) expect(await told(other)).toEqual([]);
});

test("an honour for a whole team is told to who stands for it", async () => {
  const { told, call, decision, dan, sam, max } = await createNomination(true);
  await call(dan, api.grantHonour, { ...decision, benefit: "" });
  expect(await told(sam)).toEqual(["honoured"]);
  expect(await told(max)).toEqual([]);
});

test("what was declined is told to who proposed it alone", async () => {
  const { told, call, decision, dan, lin, max, sam } = await createNomination();
  await call(dan, api.declineHonour, decision);
  expect(await told(lin)).toEqual(["honourDecided"]);
  for (const other of [max, sam]) expect(await told(other)).toEqual([]);
});

test("of the committee, who is proposed or has proposed is neither told nor asked", async () => {
  const { told, asked, call, thank, mei, cam, dan, finance } = await createNomination();
  const { recognitionId } = await thank(mei, { receiverId: cam.personId });
  const nominee = { nomineeId: cam.personId, nomineeTeamId: finance.teamId };
  await call(dan, api.nominate, { ...nominee, ...words, evidenceIds: [recognitionId] });
  expect(await told(cam)).toEqual(["nominated"]);
  for (const one of [cam, dan]) expect(await asked(one)).toEqual([words.title]);
});
