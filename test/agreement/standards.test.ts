import { expect, test } from "vitest";
import { standardsFor } from "#server/agreement/standards.ts";
import { newId } from "#server/ctx.ts";
import { addAgreementStandard } from "#shared/agreement/agreementApi.ts";
import {
  addStandard,
  createService,
  getService,
  listServiceHistory,
  replaceStandard,
  retireStandard,
} from "#shared/agreement/api.ts";
import type { StandardDraft } from "#shared/agreement/model.ts";
import { endRelationship, getRelationship } from "#shared/relationship/api.ts";
import { refusal } from "#test/world.ts";
import {
  answerIn24Hours,
  answerInOneWorkingDay,
  type Company,
  createCompany,
  doneInThreeDays,
  ninetyPercentAccurate,
} from "./company.ts";

const within = (threshold: number): StandardDraft => ({ ...answerIn24Hours, threshold });

test("a lead promises a standard to everybody, and whoever reads the service sees it", async () => {
  const { call, itLead, stranger, publish } = await createCompany();
  const { serviceId } = await publish("Laptops");
  const { standard, warnings } = await call(itLead, addStandard, { serviceId, ...answerIn24Hours });
  expect(standard).toMatchObject({ ...answerIn24Hours, serviceId, agreementId: null, retiredAt: null });
  expect(warnings).toEqual([]);
  const { standards } = await call(stranger, getService, { serviceId });
  expect(standards).toMatchObject([
    { standard, numbers: { target: 0.9, current: { counted: 0, verdict: "tooFew" } } },
  ]);
});

test("only a lead of the supplier's team adds, replaces and retires standards", async () => {
  const { call, itLead, itMember, financeLead, stranger, publish } = await createCompany();
  const { serviceId } = await publish("Laptops");
  const { standard } = await call(itLead, addStandard, { serviceId, ...answerIn24Hours });
  const { standardId } = standard;
  for (const somebody of [itMember, financeLead, stranger]) {
    const refused = [
      call(somebody, addStandard, { serviceId, ...doneInThreeDays }),
      call(somebody, replaceStandard, { standardId, ...within(48) }),
      call(somebody, retireStandard, { standardId }),
    ];
    const codes = (await Promise.all(refused.map(refusal))).map(({ code }) => code);
    expect(codes).toEqual(refused.map(() => "forbidden"));
  }
  expect((await call(itLead, getService, { serviceId })).standards).toHaveLength(1);
});

test("what cannot be checked is refused with its reason, at its field", async () => {
  const { call, send, it, itLead, publish } = await createCompany();
  const { serviceId } = await publish("Laptops");
  const bad: [object, string, string][] = [
    [{ threshold: undefined }, "threshold", "agreement.finding.thresholdMissing"],
    [{ threshold: 0 }, "threshold", "agreement.finding.thresholdTime"],
    [{ unit: "percent" }, "unit", "agreement.finding.unitTime"],
    [{ unit: "soon" }, "unit", "agreement.finding.unitMissing"],
    [{ share: null }, "share", "agreement.finding.shareMissing"],
    [{ share: 90.5 }, "share", "agreement.finding.shareMissing"],
    [{ window: "year" }, "window", "agreement.finding.windowMissing"],
    [{ measure: "kind" }, "measure", "agreement.finding.measureMissing"],
    [{ unit: "workingDays", threshold: 1.5 }, "threshold", "agreement.finding.thresholdDays"],
    [{ ...ninetyPercentAccurate, share: 90 }, "share", "agreement.finding.shareUnfit"],
    [{ ...ninetyPercentAccurate, measure: "satisfied" }, "evidence", "agreement.finding.satisfiedIsAsked"],
    [{ ...ninetyPercentAccurate, unit: "points" }, "evidence", "agreement.finding.evidenceMissing"],
  ];
  for (const [part, field, key] of bad) {
    const response = await send(itLead, addStandard, { serviceId, ...answerIn24Hours, ...part });
    expect([part, response.status, await response.json()]).toMatchObject([
      part,
      400,
      { field, message: { key } },
    ]);
  }
  const unowned = await call(itLead, createService, { teamId: it.teamId, name: "Phones" });
  const refused = call(itLead, addStandard, { serviceId: unowned.serviceId, ...answerIn24Hours });
  expect(await refusal(refused)).toMatchObject({ key: "agreement.finding.ownerMissing", field: "ownerId" });
});

test("24 working hours are accepted, but not silently", async () => {
  const { call, itLead, publish } = await createCompany();
  const { serviceId } = await publish("Laptops");
  const terms = { ...answerIn24Hours, unit: "workingHours" } as const;
  const { warnings } = await call(itLead, addStandard, { serviceId, ...terms });
  expect(warnings).toEqual([
    {
      field: "unit",
      key: "agreement.finding.hoursLikeDays",
      values: { hours: 24, workingDays: 3, count: 1 },
    },
  ]);
});

test("a service promises one standard for each measure; another one replaces it and the old stays in sight", async () => {
  const { call, itLead, publish } = await createCompany();
  const { serviceId } = await publish("Laptops");
  const { standard } = await call(itLead, addStandard, { serviceId, ...answerIn24Hours });
  const second = { serviceId, ...answerInOneWorkingDay };
  expect(await refusal(call(itLead, addStandard, second))).toEqual({
    code: "conflict",
    key: "agreement.error.measureTaken",
    field: "measure",
  });
  const replaced = await call(itLead, replaceStandard, {
    standardId: standard.standardId,
    ...answerInOneWorkingDay,
  });
  const details = await call(itLead, getService, { serviceId });
  expect(details.standards).toMatchObject([{ standard: replaced.standard }]);
  expect(details.earlierStandards).toMatchObject([
    { standard: { ...answerIn24Hours, retiredAt: expect.any(Number) } },
  ]);
  const { items } = await call(itLead, listServiceHistory, { serviceId });
  expect(items[0]).toMatchObject({ kind: "standardReplaced", standard: { unit: "workingDays" } });
});

test("of two who replace the same standard at once, one gets a conflict and one standard is promised", async () => {
  const { call, itLead, publish } = await createCompany();
  const { serviceId } = await publish("Laptops");
  const { standard } = await call(itLead, addStandard, { serviceId, ...answerIn24Hours });
  const replace = (threshold: number) =>
    call(itLead, replaceStandard, { standardId: standard.standardId, ...within(threshold) });
  const outcomes = await Promise.allSettled([replace(12), replace(36)]);
  expect(outcomes.filter(({ status }) => status === "rejected")).toMatchObject([
    { reason: { code: "conflict", message: "agreement.error.retiredStandard" } },
  ]);
  expect((await call(itLead, getService, { serviceId })).standards).toHaveLength(1);
  const twice = await refusal(call(itLead, retireStandard, { standardId: standard.standardId }));
  expect(twice).toMatchObject({ code: "conflict" });
});

test("unknown standards are not found, and those of an agreement are not for one side to take away", async () => {
  const { call, itLead, publish, draft } = await createCompany();
  expect(await refusal(call(itLead, retireStandard, { standardId: newId() }))).toMatchObject({
    code: "notFound",
  });
  const { serviceId } = await publish("Laptops");
  const { standards } = await draft(serviceId, [within(8)]);
  const standardId = standards[0]?.standard.standardId ?? "";
  expect(await refusal(call(itLead, retireStandard, { standardId }))).toMatchObject({ code: "notFound" });
});

function standardsNow({ run, itLead, relationshipId }: Company, serviceId: string) {
  return run(itLead, (ctx) => standardsFor(ctx, { serviceId, relationshipId }));
}

test("a commitment begins under what both signed, and under what everybody is promised for the rest", async () => {
  const company = await createCompany();
  const { publish, sign } = company;
  const { serviceId } = await publish("Laptops", [answerIn24Hours, doneInThreeDays]);
  expect(await standardsNow(company, serviceId)).toMatchObject({
    agreementId: null,
    respond: { threshold: 24 },
    deliver: { threshold: 3 },
  });
  const { agreementId } = await sign(serviceId, [within(8)]);
  expect(await standardsNow(company, serviceId)).toMatchObject({
    agreementId,
    respond: { threshold: 8, agreementId },
    deliver: { threshold: 3, agreementId: null },
  });
});

test("a proposal is not yet an agreement, and nothing is measured where nothing is promised", async () => {
  const company = await createCompany();
  const { serviceId } = await company.publish("Laptops");
  expect(await standardsNow(company, serviceId)).toEqual({ agreementId: null, respond: null, deliver: null });
  await company.propose(serviceId, [within(8)]);
  expect(await standardsNow(company, serviceId)).toMatchObject({ agreementId: null, respond: null });
});

test("nobody is left behind: when everybody is promised more than was signed, that counts", async () => {
  const company = await createCompany();
  const { call, itLead, publish, sign } = company;
  const { serviceId } = await publish("Laptops", [answerIn24Hours]);
  await sign(serviceId, [within(8)]);
  const { standards } = await call(itLead, getService, { serviceId });
  const standardId = standards[0]?.standard.standardId ?? "";
  await call(itLead, replaceStandard, { standardId, ...within(4) });
  expect(await standardsNow(company, serviceId)).toMatchObject({
    respond: { threshold: 4, agreementId: null },
  });
});

test("an agreement binds only while both sides confirm that they belong together", async () => {
  const company = await createCompany();
  const { call, itLead, publish, sign, relationshipId } = company;
  const { serviceId } = await publish("Laptops", [answerIn24Hours]);
  await sign(serviceId, [within(8)]);
  const { revision } = await call(itLead, getRelationship, { relationshipId });
  await call(itLead, endRelationship, { relationshipId, revision, reason: "Reorganised" });
  expect(await standardsNow(company, serviceId)).toMatchObject({
    agreementId: null,
    respond: { threshold: 24 },
  });
});

test("a draft's standards follow the same rules as published ones", async () => {
  const { call, itLead, publish, draft } = await createCompany();
  const { serviceId } = await publish("Laptops");
  const { agreementId, revision } = await draft(serviceId, []);
  const add = (terms: object) =>
    call(itLead, addAgreementStandard, { agreementId, revision, ...answerIn24Hours, ...terms });
  expect(await refusal(add({ threshold: -1 }))).toMatchObject({ code: "invalid", field: "threshold" });
  const { warnings } = await add({ unit: "workingHours" });
  expect(warnings).toMatchObject([{ key: "agreement.finding.hoursLikeDays" }]);
});
