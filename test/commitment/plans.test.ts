import { expect, test } from "vitest";
import { watchCommitments } from "#server/commitment/watcher.ts";
import {
  getCommitment,
  getToday,
  listAwaited,
  listCommitments,
  listDownstream,
  listOwed,
} from "#shared/commitment/readApi.ts";
import { explain, plansOf } from "#test/plans.ts";
import { type Company, createCompany, MONDAY } from "./company.ts";

/** The steps of all plans that touch commitments. */
const onCommitments = (plans: string[][]) =>
  plans.flat().filter((step) => /\bcommitment(_note)?\b/.test(step));
const isIndexed = (step: string) => /^SEARCH commitment(_note)? USING (COVERING )?INDEX/.test(step);
const indexesIn = (plans: string[][]) =>
  [...new Set(onCommitments(plans).map((step) => /INDEX (\w+)/.exec(step)?.[1]))].filter(
    (name) => !name?.startsWith("sqlite_autoindex"),
  );

type Read = (
  company: Company & { ids: { commitmentId: string; relationshipId: string; serviceId: string } },
) => Promise<unknown>;

const reads: [string, Read, string[]][] = [
  [
    "Today",
    ({ call, bo }) => call(bo, getToday, {}),
    ["commitment_owner", "commitment_requester", "commitment_unowned", "commitment_unrequested"],
  ],
  ["what I owe", ({ call, lin }) => call(lin, listOwed, {}), ["commitment_owner", "commitment_unowned"]],
  [
    "its next page",
    ({ call, lin, ids }) => call(lin, listOwed, { cursor: `${MONDAY}.${ids.commitmentId}` }),
    ["commitment_owner", "commitment_unowned"],
  ],
  ["what my teams owe", ({ call, lin }) => call(lin, listOwed, { scope: "team" }), ["commitment_supplier"]],
  [
    "what is owed to me",
    ({ call, mei }) => call(mei, listAwaited, {}),
    ["commitment_requester", "commitment_unrequested"],
  ],
  [
    "what is owed to my teams",
    ({ call, mei }) => call(mei, listAwaited, { scope: "team" }),
    ["commitment_customer"],
  ],
  [
    "a relationship's open ones",
    ({ call, lin, ids }) => call(lin, listCommitments, { relationshipId: ids.relationshipId }),
    ["commitment_relationship"],
  ],
  [
    "a relationship's closed ones",
    ({ call, lin, ids }) =>
      call(lin, listCommitments, { relationshipId: ids.relationshipId, show: "closed" }),
    ["commitment_relationship"],
  ],
  [
    "a team's closed ones",
    ({ call, lin, it }) => call(lin, listCommitments, { teamId: it.teamId, show: "closed" }),
    ["commitment_supplier"],
  ],
  [
    "a service's, for its supplier",
    ({ call, lin, ids }) => call(lin, listCommitments, { serviceId: ids.serviceId }),
    ["commitment_service_list"],
  ],
  [
    "one commitment",
    ({ call, lin, ids }) => call(lin, getCommitment, { commitmentId: ids.commitmentId }),
    ["commitment_note_commitment"],
  ],
  [
    "who is hit",
    ({ call, lin, ids }) => call(lin, listDownstream, { commitmentId: ids.commitmentId }),
    ["commitment_supplier"],
  ],
  ["the watcher", ({ database }) => watchCommitments(database, MONDAY), ["commitment_watch"]],
];

test.each(reads)("%s reads commitments by an index, never all of them", async (_, read, indexes) => {
  const company = await createCompany();
  const serviceId = await company.offerService(company.it.teamId);
  const { commitmentId, relationshipId } = await company.promise(company.lin, { serviceId });
  const plans = await plansOf(company.database, () =>
    read({ ...company, ids: { commitmentId, relationshipId, serviceId } }),
  );
  expect(onCommitments(plans)).not.toEqual([]);
  expect(onCommitments(plans).filter((step) => !isIndexed(step))).toEqual([]);
  expect(indexesIn(plans).sort()).toEqual(indexes);
});

test("a list without an index would be seen here", async () => {
  const { database } = await createCompany();
  const plan = await explain(database, { sql: "select * from commitment where sentence = ?", args: ["x"] });
  expect(onCommitments([plan]).every(isIndexed)).toBe(false);
});
