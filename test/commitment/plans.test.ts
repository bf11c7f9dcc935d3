import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { watchCommitments } from "#server/commitment/watcher.ts";
import type { CompanyDatabase } from "#server/db/open.ts";
import {
  getCommitment,
  getToday,
  listAwaited,
  listCommitments,
  listDownstream,
  listOwed,
} from "#shared/commitment/readApi.ts";
import { type Company, createCompany, MONDAY } from "./company.ts";

interface Statement {
  sql: string;
  args: unknown[];
}

/** The part of drizzle through which every statement of the reader goes, prepared before or not. */
interface Session {
  client: { execute(statement: Statement): Promise<unknown> };
}

/** How the database will carry out each statement that a piece of work sends to it. */
async function plansOf(database: CompanyDatabase, work: () => Promise<unknown>) {
  const { client } = (database.read as unknown as { session: Session }).session;
  const statements: Statement[] = [];
  const execute = client.execute;
  client.execute = function record(statement) {
    statements.push(statement);
    return execute.call(this, statement);
  };
  await work().finally(() => {
    client.execute = execute;
  });
  return Promise.all(statements.map((statement) => explain(database, statement)));
}

async function explain(database: CompanyDatabase, { sql: text, args }: Statement) {
  const [first = "", ...rest] = text.split("?");
  const chunks = rest.map((part, place) => sql`${args[place]}${sql.raw(part)}`);
  const rows = (await database.read.values(
    sql`explain query plan ${sql.raw(first)}${sql.join(chunks)}`,
  )) as unknown[][];
  return rows.map((row) => String(row[3]));
}

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
