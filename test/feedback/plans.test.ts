import { expect, test } from "vitest";
import { getToday } from "#shared/commitment/readApi.ts";
import * as api from "#shared/feedback/api.ts";
import * as consultationApi from "#shared/feedback/consultationApi.ts";
import * as recognitionApi from "#shared/recognition/api.ts";
import * as honourApi from "#shared/recognition/honourApi.ts";
import { plansOf } from "#test/plans.ts";
import { createCompany } from "./company.ts";

type Company = Awaited<ReturnType<typeof createCompany>>;

const ours = /^SCAN (suggestion|consultation\w*|recognition|honour|[sca])\b/;

const reads: [string, (company: Company) => Promise<unknown>][] = [
  ["Today", ({ call, sam }) => call(sam, getToday, {})],
  ["my suggestions", ({ call, mei }) => call(mei, api.listMySuggestions, {})],
  ["suggestions to us", ({ call, sam }) => call(sam, api.listSuggestionsToUs, {})],
  ["a team's board", ({ call, mei, it }) => call(mei, api.listBoard, { teamId: it.teamId })],
  ["all boards", ({ call, mei }) => call(mei, api.listBoard, {})],
  ["new answers", ({ call, mei }) => call(mei, api.listNewAnswers, {})],
  ["consultations", ({ call, mei }) => call(mei, consultationApi.listConsultations, {})],
  ["a team's thanks", ({ call, mei, it }) => call(mei, recognitionApi.listThanks, { teamId: it.teamId })],
  ["thanks to me", ({ call, mei }) => call(mei, recognitionApi.listReceivedThanks, {})],
  ["new thanks", ({ call, mei }) => call(mei, recognitionApi.listNewThanks, {})],
  ["thanks left", ({ call, mei }) => call(mei, recognitionApi.getThanksLeft, {})],
  ["honours", ({ call, mei }) => call(mei, honourApi.listHonours, {})],
];

test.each(reads)("%s is read by an index, never by looking at all there is", async (_, read) => {
  const company = await createCompany();
  const plans = await plansOf(company.database, () => read(company));
  expect(plans.flat().length).toBeGreaterThan(0);
  expect(plans.flat().filter((step) => ours.test(step))).toEqual([]);
});
