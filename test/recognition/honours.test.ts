import { expect, test } from "vitest";
import { honour } from "#server/recognition/table.ts";
import * as api from "#shared/recognition/honourApi.ts";
import { refusal } from "#test/world.ts";
import { createCompany } from "./company.ts";

/** Mei thanked Max of IT for a promise that he kept. */
async function createNominee() {
  const company = await createCompany();
  const { thank, keptPromise, call, mei, max, it } = company;
  const { commitmentId } = await keptPromise();
  const { recognitionId } = await thank(mei, { receiverId: max.personId, commitmentId });
  const nominee = { nomineeId: max.personId, nomineeTeamId: it.teamId };
  const words = { title: "Helper of the quarter", reason: "He fixed payroll three times." };
  const input = { ...nominee, ...words, evidenceIds: [recognitionId, commitmentId] };
  const nominate = (as: typeof mei, more: object = {}) => call(as, api.nominate, { ...input, ...more });
  return { ...company, nominee, input, nominate, recognitionId, commitmentId };
}

test("a lead proposes with records, the committee grants with a reason, and the register shows it to all", async () => {
  const { nominate, call, eventsOf, lin, dan, fay, mei, max, it } = await createNominee();
  const { honourId, state, evidenceCount } = await nominate(lin);
  expect({ state, evidenceCount }).toEqual({ state: "proposed", evidenceCount: 2 });
  expect((await call(fay, api.listHonours, {})).items).toEqual([]);
  const reason = "Three customers say the same.";
  const granted = await call(dan, api.grantHonour, { honourId, reason, benefit: "A day of training" });
  expect(granted).toMatchObject({
    state: "granted",
    decidedBy: { name: "Dan" },
    benefit: "A day of training",
  });
  for (const reader of [fay, mei, max]) {
    const [listed] = (await call(reader, api.listHonours, {})).items;
    expect(listed).toMatchObject({ honourId, nominee: { name: "Max" }, decisionReason: reason });
  }
  const events = await eventsOf(honourId);
  expect(events.map(({ verb }) => verb)).toEqual(["recognition.nominated", "recognition.honoured"]);
  expect(events[1]?.audience).toEqual(expect.arrayContaining([max.personId, it.teamId]));
  expect(JSON.stringify(events)).not.toMatch(/payroll|customers|training/);
});

test("a nomination that was declined stays between its maker and the committee", async () => {
  const { nominate, call, lin, dan, sam } = await createNominee();
  const { honourId } = await nominate(lin);
  await call(dan, api.declineHonour, { honourId, reason: "Too early." });
  const declined = async (as: typeof lin) => (await call(as, api.listHonours, { state: "declined" })).items;
  expect(await declined(lin)).toMatchObject([{ decisionReason: "Too early.", benefit: null }]);
  expect(await declined(dan)).toHaveLength(1);
  expect(await declined(sam)).toEqual([]);
});

test("only leads and the committee propose; nobody proposes themselves", async () => {
  const { nominate, call, input, lin, mei, ada, newcomer, sam, it, thank } = await createNominee();
  for (const other of [mei, ada, newcomer])
    expect(await refusal(nominate(other))).toMatchObject({ code: "forbidden" });
  const { recognitionId } = await thank(lin, { receiverId: sam.personId });
  const own = { nomineeId: sam.personId, nomineeTeamId: it.teamId, evidenceIds: [recognitionId] };
  expect(await refusal(call(sam, api.nominate, { ...input, ...own }))) //
    .toMatchObject({ key: "recognition.error.ownHonour" });
});

test("what speaks for somebody must be theirs, and readable by who names it", async () => {
  const { nominate, call, nominee, thank, lin, fay, cam, mei, max, sam, recognitionId, commitmentId } =
    await createNominee();
  const wrong = { key: "recognition.error.evidence" };
  const ofSam = await thank(mei, { receiverId: sam.personId });
  const hidden = await thank(mei, { receiverId: max.personId, seenBy: "receiver" });
  for (const evidenceIds of [[], [ofSam.recognitionId], [hidden.recognitionId], [crypto.randomUUID()]])
    expect(await refusal(nominate(lin, { evidenceIds }))).toMatchObject(wrong);
  expect(await refusal(nominate(fay))).toMatchObject(wrong);
  expect(await refusal(nominate(cam, { evidenceIds: [commitmentId] }))).toMatchObject(wrong);
  const offered = async (as: typeof lin) =>
    (await call(as, api.listEvidence, nominee)).items.map(({ recordId }) => recordId).toSorted();
  expect(await offered(lin)).toEqual([recognitionId, commitmentId].toSorted());
  for (const other of [cam, fay]) expect(await offered(other)).toEqual([recognitionId]);
  expect(await refusal(offered(mei))).toMatchObject({ code: "forbidden" });
});

test("only the committee decides, not on its own nomination and not on itself", async () => {
  const { nominate, call, thank, lin, sam, max, mei, ada, cam, dan, finance, recognitionId } =
    await createNominee();
  const { honourId } = await nominate(lin);
  const decision = { honourId, reason: "It is deserved." };
  for (const other of [lin, sam, max, mei, ada]) {
    expect(await refusal(call(other, api.grantHonour, decision))).toMatchObject({ code: "forbidden" });
    expect(await refusal(call(other, api.declineHonour, decision))).toMatchObject({ code: "forbidden" });
  }
  const own = await nominate(cam, { evidenceIds: [recognitionId] });
  expect(await refusal(call(cam, api.grantHonour, { ...decision, honourId: own.honourId }))) //
    .toMatchObject({ key: "recognition.error.ownDecision" });
  const forCam = await thank(mei, { receiverId: cam.personId });
  const nominee = { nomineeId: cam.personId, nomineeTeamId: finance.teamId };
  const { honourId: onCam } = await nominate(dan, { ...nominee, evidenceIds: [forCam.recognitionId] });
  expect(await refusal(call(cam, api.declineHonour, { ...decision, honourId: onCam }))) //
    .toMatchObject({ key: "recognition.error.ownDecision" });
});

test("two who decide at once: one decision stands, and a second one later is refused", async () => {
  const { nominate, call, database, lin, cam, dan } = await createNominee();
  const { honourId } = await nominate(lin);
  const outcomes = await Promise.allSettled([
    call(cam, api.grantHonour, { honourId, reason: "Yes." }),
    call(dan, api.declineHonour, { honourId, reason: "No." }),
  ]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await refusal(call(dan, api.declineHonour, { honourId, reason: "No." }))) //
    .toMatchObject({ code: "conflict" });
  expect(await database.read.select().from(honour).all()).toHaveLength(1);
});

test("the records of a nomination are read by the committee and by who named them, by nobody else", async () => {
  const { nominate, call, lin, dan, sam, max, mei } = await createNominee();
  const { honourId } = await nominate(lin);
  for (const reader of [lin, dan])
    expect((await call(reader, api.getHonourEvidence, { honourId })).items).toHaveLength(2);
  for (const other of [sam, max, mei])
    expect(await refusal(call(other, api.getHonourEvidence, { honourId }))) //
      .toMatchObject({ code: "forbidden" });
});

test.each([
  ["title", { title: "" }],
  ["title", { title: "x".repeat(121) }],
  ["reason", { reason: "x".repeat(1001) }],
  ["nomineeTeamId", { nomineeTeamId: "it" }],
  ["evidenceIds", { evidenceIds: "all" }],
  ["evidenceIds", { evidenceIds: Array.from({ length: 11 }, () => crypto.randomUUID()) }],
])("a nomination with a bad %s is refused", async (field, more) => {
  const { send, input, lin } = await createNominee();
  const response = await send(lin, api.nominate, { ...input, ...more });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code: "invalid", field });
});

test("an honour that does not exist is not found", async () => {
  const { call, dan } = await createNominee();
  const honourId = crypto.randomUUID();
  expect(await refusal(call(dan, api.grantHonour, { honourId, reason: "Yes." }))) //
    .toMatchObject({ code: "notFound" });
});
