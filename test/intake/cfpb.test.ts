import { readFileSync } from "node:fs";
import { asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { complaint, complaintEntry } from "#server/complaint/table.ts";
import { team } from "#server/organisation/table.ts";
import { createWorld } from "#test/world.ts";
import { importText } from "./importing.ts";

const shipped = new URL("../../server/intake/mappings/cfpb.json", import.meta.url);
const mapping = JSON.parse(readFileSync(shipped, "utf8"));

/** Made up, in the shape of the file of the Consumer Financial Protection Bureau. */
const file = `Date received,Product,Sub-product,Issue,Sub-issue,Company,State,Consumer consent provided?,Submitted via,Date sent to company,Company response to consumer,Timely response?,Consumer disputed?
7/29/2013,Consumer Loan,Vehicle loan,Managing the loan or lease,,Alder & Sons Bank,VA,N/A,Phone,7/30/2013,Closed with explanation,Yes,No
8/5/2013,Mortgage,Other mortgage,"Loan servicing, payments, escrow account",,Alder & Sons Bank,CA,N/A,Web,8/7/2013,Closed with monetary relief,Yes,Yes
12/1/2016,Credit card,,Billing disputes,,"Birch Cards, Inc.",TX,Consent provided,Web,12/2/2016,In progress,Yes,
12/1/2016,Credit card,,Billing disputes,,"Birch Cards, Inc.",TX,N/A,Referral,12/5/2016,Closed,No,
13/1/2016,Credit card,,Late fee,,"Birch Cards, Inc.",TX,N/A,Web,12/5/2016,Closed,Yes,No
`;

async function importCases() {
  const world = await createWorld();
  const once = () => importText(world, "complaints", file, { mapping });
  return { ...world, once, imported: await once() };
}

test("consumer complaints are kept as the file says: whose, when, and how they ended; a day that is none is refused", async () => {
  const { database, imported } = await importCases();
  expect(imported.totals).toMatchObject({ rows: 5, created: 4, rejected: 1 });
  expect(imported.refused).toMatchObject([{ line: 6, key: "intake.refused.date" }]);
  const rows = await database.read
    .select({
      company: team.name,
      text: complaint.text,
      state: complaint.state,
      receivedAt: complaint.receivedAt,
      closedAt: complaint.closedAt,
      complainantId: complaint.complainantId,
    })
    .from(complaint)
    .innerJoin(team, eq(team.teamId, complaint.supplierTeamId))
    .orderBy(asc(complaint.receivedAt), asc(complaint.state))
    .all();
  expect(rows.map(({ company, text, state, closedAt }) => [company, text, state, closedAt !== null])).toEqual(
    [
      ["Alder & Sons Bank", "Consumer Loan: Managing the loan or lease", "unconfirmed", true],
      ["Alder & Sons Bank", "Mortgage: Loan servicing, payments, escrow account", "disputed", true],
      ["Birch Cards, Inc.", "Credit card: Billing disputes", "received", false],
      ["Birch Cards, Inc.", "Credit card: Billing disputes", "unconfirmed", true],
    ],
  );
  expect(rows[0]!.receivedAt).toBe(Date.parse("2013-07-29T04:00:00Z"));
  expect(rows.every(({ complainantId }) => complainantId === null)).toBe(true);
});

test("what was answered stands among the entries, and a second import changes nothing", async () => {
  const { database, once } = await importCases();
  const entries = await database.read.select().from(complaintEntry).orderBy(complaintEntry.sequence).all();
  const first = entries.filter(({ complaintId }) => complaintId === entries[0]!.complaintId);
  expect(first.map(({ kind, text }) => [kind, text])).toEqual([
    ["received", null],
    ["assigned", null],
    ["resultShared", "Closed with explanation"],
    ["unconfirmed", null],
  ]);
  expect((await once()).totals).toMatchObject({ unchanged: 4, created: 0, changed: 0, rejected: 1 });
});
