import { expect, test } from "vitest";
import type { z } from "zod";
import { service } from "#server/agreement/table.ts";
import { newId } from "#server/ctx.ts";
import * as commitments from "#shared/commitment/api.ts";
import * as api from "#shared/complaint/api.ts";
import { refusal, type TestPerson } from "#test/world.ts";
import { createCompany, DAY_MS } from "./company.ts";

test.each([
  ["text", ""],
  ["text", "x".repeat(4001)],
  ["text", "a\u0007b"],
  ["text", 5],
  ["wish", "x".repeat(1001)],
  ["naming", "anonymous"],
  ["supplierTeamId", "IT"],
  ["serviceId", "mail"],
  ["who", "somebody"],
])("a %s of %j is refused", async (field, value) => {
  const { complain } = await createCompany();
  expect(await refusal(complain({ [field]: value }))).toMatchObject({ code: "invalid", field });
});

test("markup stays text", async () => {
  const { complain, get, carla } = await createCompany();
  const text = '<img src=x onerror=alert(1)> & "quotes"';
  expect((await get(carla, await complain({ text }))).text).toBe(text);
});

test("one complains for a team of one's own, about another one that exists", async () => {
  const { complain, finance, it, quality, stranger, admin } = await createCompany();
  expect(await refusal(complain({ supplierTeamId: finance.teamId }))).toMatchObject({
    field: "supplierTeamId",
    key: "complaint.error.ownTeam",
  });
  expect(await refusal(complain({ supplierTeamId: newId() }))).toMatchObject({ code: "notFound" });
  expect(await refusal(complain({ customerTeamId: quality.teamId }))).toMatchObject({ code: "forbidden" });
  expect(await refusal(complain({ customerTeamId: it.teamId }))).toMatchObject({ code: "forbidden" });
  for (const as of [stranger, admin])
    expect(await refusal(complain({}, as))).toMatchObject({ code: "forbidden" });
});

test("a service must be the team's, a promise must be between the two", async () => {
  const { complain, it, finance, quality, database, clock, call, itMember } = await createCompany();
  const serviceId = newId();
  const row = { serviceId, teamId: it.teamId, name: "Laptops", state: "published" as const };
  await database.write((db) => db.insert(service).values({ ...row, createdAt: clock.now }));
  expect((await complain({ serviceId })).service).toEqual({ serviceId, name: "Laptops" });
  expect(await refusal(complain({ serviceId, supplierTeamId: quality.teamId }))).toMatchObject({
    field: "serviceId",
  });
  const promise = (customerTeamId: string) =>
    call(itMember, commitments.promiseCommitment, {
      supplierTeamId: it.teamId,
      customerTeamId,
      sentence: "A laptop by Friday",
      dueAt: clock.now + 3 * DAY_MS,
    });
  const { commitmentId } = await promise(finance.teamId);
  expect((await complain({ commitmentId })).commitment).toMatchObject({ commitmentId });
  const other = await promise(quality.teamId);
  expect(await refusal(complain({ commitmentId: other.commitmentId }))).toMatchObject({
    field: "commitmentId",
  });
});

test.each([
  ["causeCategory", "operatorsFault"],
  ["causeCategory", undefined],
  ["cause", ""],
  ["plan", undefined],
  ["plan", "x".repeat(2001)],
  ["containment", "x".repeat(1001)],
])("an analysis with %s %j is refused", async (field, value) => {
  const { complain, steps } = await createCompany();
  const one = await complain();
  expect(await refusal(steps.analyse(one, undefined, { [field]: value }))).toMatchObject({
    code: "invalid",
    field,
  });
});

test("why is asked five times at most", async () => {
  const { complain, steps } = await createCompany();
  const one = await complain();
  const whys = ["a", "b", "c", "d", "e", "f"];
  expect(await refusal(steps.analyse(one, undefined, { whys }))).toMatchObject({
    key: "complaint.error.whys",
  });
});

test("ids that lead nowhere, or elsewhere, give nothing away", async () => {
  const { complain, get, call, stranger, admin, colleague, financeLead, qualityLead, steps } =
    await createCompany();
  const one = await complain();
  expect(await refusal(get(stranger, { complaintId: newId() }))).toMatchObject({ code: "notFound" });
  for (const as of [stranger, admin, colleague, financeLead, qualityLead])
    expect(await refusal(get(as, one))).toMatchObject({ code: "forbidden" });
  expect(await refusal(steps.confirm({ ...one, complaintId: newId() }))).toMatchObject({ code: "notFound" });
  const malformed = call(stranger, api.getComplaint, { complaintId: "1 or 1=1" });
  expect(await refusal(malformed)).toMatchObject({ code: "invalid", field: "complaintId" });
});

test("lists tell each reader their own: made, handled, about the team, and for the committee all", async () => {
  const { complain, call, mei, carla, itMember, stranger, it, quality, colleague } = await createCompany();
  const one = await complain();
  type Input = z.input<typeof api.listComplaints.input>;
  const listAs = (as: TestPerson, input: Input) => call(as, api.listComplaints, input);
  const ids = async (as: TestPerson, input: Input) =>
    (await listAs(as, input)).items.map(({ complaintId }) => complaintId);
  expect(await ids(mei, { scope: "mine" })).toEqual([one.complaintId]);
  expect(await ids(carla, { scope: "handling", show: "open" })).toEqual([one.complaintId]);
  expect(await ids(carla, { scope: "all" })).toEqual([one.complaintId]);
  expect(await ids(itMember, { scope: "team", teamId: it.teamId })).toEqual([one.complaintId]);
  expect(await ids(mei, { scope: "mine", show: "closed" })).toEqual([]);
  for (const as of [colleague, stranger]) expect(await ids(as, { scope: "mine" })).toEqual([]);
  const foreign: [TestPerson, Input][] = [
    [mei, { scope: "all" }],
    [mei, { scope: "team", teamId: it.teamId }],
    [itMember, { scope: "team", teamId: quality.teamId }],
  ];
  for (const [as, input] of foreign)
    expect(await refusal(listAs(as, input))).toMatchObject({ code: "forbidden" });
  expect(await refusal(listAs(mei, { scope: "team" }))).toMatchObject({ field: "teamId" });
});

test("a list goes on where a page ends", async () => {
  const { complain, call, mei, clock } = await createCompany();
  const made = [];
  for (let count = 0; count < 3; count += 1, clock.now += 1000) made.push((await complain()).complaintId);
  const first = await call(mei, api.listComplaints, { scope: "mine", limit: 2 });
  const cursor = first.nextCursor!;
  const second = await call(mei, api.listComplaints, { scope: "mine", limit: 2, cursor });
  const ids = [...first.items, ...second.items].map(({ complaintId }) => complaintId);
  expect(ids).toEqual(made.toReversed());
  expect(second.nextCursor).toBeNull();
});
