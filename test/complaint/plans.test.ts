import { expect, test } from "vitest";
import { getToday } from "#shared/commitment/readApi.ts";
import * as api from "#shared/complaint/api.ts";
import { plansOf } from "#test/plans.ts";
import { type Company, createCompany } from "./company.ts";

const ours = /^SCAN (complaint|improvement_action|a)\b(?! USING INDEX complaint_escalated)/;

const reads: [string, (company: Company) => Promise<unknown>][] = [
  ["an admin's Today", ({ call, admin }) => call(admin, getToday, {})],
  ["the committee's Today", ({ call, carla }) => call(carla, getToday, {})],
  ["a lead's Today", ({ call, qualityLead }) => call(qualityLead, getToday, {})],
  ["my complaints", ({ call, mei }) => call(mei, api.listComplaints, { scope: "mine" })],
];

test.each(reads)("%s is read by an index, never by looking at all there is", async (_, read) => {
  const company = await createCompany();
  const plans = await plansOf(company.database, () => read(company));
  expect(plans.flat().length).toBeGreaterThan(0);
  expect(plans.flat().filter((step) => ours.test(step))).toEqual([]);
});
