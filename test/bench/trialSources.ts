import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { and, count, eq, gt, isNotNull, isNull, lte, type SQL } from "drizzle-orm";
import { service, standard } from "#server/agreement/table.ts";
import { commitment } from "#server/commitment/table.ts";
import { complaint } from "#server/complaint/table.ts";
import { event } from "#server/event/table.ts";
import { team } from "#server/organisation/table.ts";
import { relationship } from "#server/relationship/table.ts";
import type { TrialCompany } from "./trialCompany.ts";

/** One number of a source: what came out, and what must. */
export interface Outcome {
  what: string;
  actual: number | string;
  expected: number | string;
}

/** A public source, the mapping we ship for it, and what comes out of it. */
export interface TrialSource {
  name: string;
  mapping: string;
  files: string[];
  run(company: TrialCompany, files: string[]): Promise<Outcome[]>;
}

const must = (what: string, actual: number | string, expected: number | string): Outcome => ({
  what,
  actual,
  expected,
});

const rowsOf = async ({ database }: TrialCompany, where?: SQL) =>
  (await database.read.select({ count: count() }).from(commitment).where(where).get())?.count ?? 0;

async function sidesOf({ database }: TrialCompany) {
  const rows = await database.read
    .select({ state: relationship.state, claimedBy: relationship.claimedBy })
    .from(relationship)
    .all();
  const of = (side: "supplier" | "customer") => rows.filter(({ claimedBy }) => claimedBy === side).length;
  const both = rows.filter(({ state }) => state === "confirmed").length;
  return `${rows.length}: ${both} + ${of("supplier")} + ${of("customer")}`;
}

const countOfTeams = async ({ database }: TrialCompany) =>
  (await database.read.select({ count: count() }).from(team).get())?.count ?? 0;

const nav: TrialSource = {
  name: "NAV, who serves whom, from both sides (github.com/navikt, MIT)",
  mapping: "nav-team-pairs",
  files: ["nav-nais-who-serves-whom/team-pairs.csv"],
  async run(company, [file]) {
    await company.importFile(file!, "nav-team-pairs");
    const again = await company.importFile(file!, "nav-team-pairs");
    return [
      must("teams", await countOfTeams(company), 68),
      must(
        "relationships: two-sided + supplier's + customer's word alone",
        await sidesOf(company),
        "211: 32 + 57 + 122",
      ),
      must("unchanged by a second import", again.totals.unchanged, 211),
    ];
  },
};

const navRules: TrialSource = {
  name: "The same, from the 886 rules the pairs were counted from",
  mapping: "nav-declared-rules",
  files: ["nav-nais-who-serves-whom/declared-rules.csv"],
  async run(company, [file]) {
    const { totals, countOf } = await company.importFile(file!, "nav-declared-rules");
    return [
      must(
        "relationships: two-sided + supplier's + customer's word alone",
        await sidesOf(company),
        "211: 32 + 57 + 122",
      ),
      must("refused: a team naming itself", countOf("relationship.error.self"), totals.rejected),
    ];
  },
};

const standards: TrialSource = {
  name: "42 quoted internal standards (Sourcegraph, 18F, UK Ministry of Justice)",
  mapping: "quoted-standards",
  files: ["service-standards-real/standards.csv"],
  async run(company, [file]) {
    const { totals, countOf } = await company.importFile(file!, "quoted-standards");
    const read = company.database.read;
    return [
      must("rows", totals.rows, 42),
      must("standards", (await read.select().from(standard).all()).length, 40),
      must(
        "services, drafts until somebody owns them",
        (await read.select().from(service).where(eq(service.state, "draft")).all()).length,
        38,
      ),
      must("refused: support hours, which are a calendar", countOf("intake.refused.word"), 2),
      must(
        "unchanged by a second import",
        (await company.importFile(file!, "quoted-standards")).totals.unchanged,
        40,
      ),
    ];
  },
};

/** The log names no target, so each group is given the one the numbers were published for. */
const within24WorkingHours = (groups: string[]) =>
  `supplier,service,measure,threshold,unit,share,window\n${groups.map((group) => `${group},Incident,delivered,24,workingHours,90,quarter`).join("\n")}\n`;

async function groupsIn(file: string, column: string) {
  const rows = parse(gunzipSync(readFileSync(file)), { columns: true }) as Record<string, string>[];
  return [...new Set(rows.map((row) => (row[column] === "?" ? "Group unknown" : (row[column] as string))))];
}

const usedAtMost24Hours = and(isNotNull(commitment.deliveredAt), lte(commitment.usedSeconds, 24 * 3_600));

const serviceNow: TrialSource = {
  name: "ServiceNow incidents, a row each (UCI 498, part, CC BY 4.0)",
  mapping: "servicenow-cases",
  files: ["servicenow-uci/cases.csv.gz"],
  async run(company, [file]) {
    await company.importFile(
      company.write("services.csv", within24WorkingHours(await groupsIn(file!, "service_team"))),
      "services",
    );
    const { totals } = await company.importFile(file!, "servicenow-cases");
    const again = await company.importFile(file!, "servicenow-cases");
    return [
      must("cases", await rowsOf(company), 890),
      must("resolved", await rowsOf(company, isNotNull(commitment.deliveredAt)), 861),
      must("resolved with at most 24 working hours used", await rowsOf(company, usedAtMost24Hours), 480),
      must(
        "kept: by the moment promised (4 came that day, after closing)",
        await rowsOf(company, eq(commitment.deliveredInTime, true)),
        476,
      ),
      must("agree with made_sla of the log (442 in, 357 out)", totals.agreed, 799),
      must("differ from it (38 + 24)", totals.differed, 62),
      must("unchanged by a second import", again.totals.unchanged, 890),
    ];
  },
};

const serviceNowEvents: TrialSource = {
  name: "The same, a row for each event",
  mapping: "servicenow-events",
  files: ["servicenow-uci/incident_event_log_part.csv.gz"],
  async run(company, [file]) {
    const { totals, countOf } = await company.importFile(file!, "servicenow-events");
    return [
      must("events", totals.rows, 5_998),
      must("cases", await rowsOf(company), 885),
      must("refused: opened after their first event", countOf("intake.refused.beforeAsked"), 5),
      must("waited for the customer at least once", await rowsOf(company, gt(commitment.pauseCount, 0)), 294),
      must("sent back at least once", await rowsOf(company, gt(commitment.returnCount, 0)), 10),
    ];
  },
};

const boston: TrialSource = {
  name: "Boston 311, July to September 2011 (Analyze Boston, ODC-PDDL)",
  mapping: "boston-311",
  files: ["boston311-2011/requests-q3-dev.csv.gz"],
  async run(company, [file]) {
    await company.setTimeZone("America/New_York");
    const { totals, rowsPerSecond } = await company.importFile(file!, "boston-311");
    const isJudged = and(isNotNull(commitment.promisedAt), isNotNull(commitment.deliveredAt));
    return [
      must("requests", await rowsOf(company), 31_828),
      must("with a target date", await rowsOf(company, isNotNull(commitment.promisedAt)), 26_815),
      must("closed, with a target", await rowsOf(company, isJudged), 25_183),
      must(
        "without a verdict of ours among these",
        await rowsOf(company, and(isJudged, isNull(commitment.promiseKept))),
        0,
      ),
      must("agree with `ontime` (82 more have none)", totals.agreed, 25_101),
      must("differ from it", totals.differed, 0),
      must("rows a second", rowsPerSecond, "as measured"),
    ];
  },
};

const treasury: TrialSource = {
  name: "HM Treasury posts, four snapshots (data.gov.uk, OGL v3)",
  mapping: "hm-treasury-posts",
  files: ["mar-13", "mar-14", "sep-14", "mar-15"].map((name) => `uk-hm-treasury-organogram/${name}.csv`),
  async run(company, files) {
    const runs: Awaited<ReturnType<TrialCompany["importFile"]>>[] = [];
    for (const file of files) runs.push(await company.importFile(file, "hm-treasury-posts"));
    const line = ({ totals, countOf }: (typeof runs)[number]) =>
      `${totals.created} new, ${countOf("intake.note.moved")} moved, ${countOf("intake.note.renamed")} renamed, ${totals.missing} gone`;
    const [first, ...later] = runs;
    const circles = first!.countOf("intake.refused.circle") + first!.countOf("intake.refused.parentRefused");
    return [
      must("2013: new posts", first!.totals.created, 91),
      must("2013: refused, in or below a circle", circles, 18),
      must("2013: refused, a key that came before", first!.countOf("intake.refused.twice"), 4),
      must("March 2014", line(later[0]!), "87 new, 3 moved, 2 renamed, 85 gone"),
      must("September 2014", line(later[1]!), "23 new, 10 moved, 8 renamed, 28 gone"),
      must("September 2014: refused, a key that came before", later[1]!.countOf("intake.refused.twice"), 1),
      must("March 2015", line(later[2]!), "23 new, 16 moved, 5 renamed, 20 gone"),
    ];
  },
};

const rust: TrialSource = {
  name: "Rust's teams (github.com/rust-lang/team, MIT / Apache-2.0)",
  mapping: "rust-teams",
  files: ["rust-team/teams.csv"],
  async run(company, [file]) {
    await company.importFile(file!, "rust-teams");
    const archived = await company.database.read.select().from(team).where(isNotNull(team.archivedAt)).all();
    const again = await company.importFile(file!, "rust-teams");
    const changes = await company.database.read
      .select()
      .from(event)
      .where(eq(event.verb, "team.changed"))
      .all();
    return [
      must("teams", await countOfTeams(company), 217),
      must("archived", archived.length, 52),
      must("unchanged by a second import", again.totals.unchanged, 217),
      must("changes told by it", changes.length, 0),
    ];
  },
};

const cfpb: TrialSource = {
  name: "US consumer complaints, 2013 to 2017 (Consumer Financial Protection Bureau, public domain)",
  mapping: "cfpb",
  files: ["cfpb-complaints/complaints.csv"],
  async run(company, [file]) {
    const { totals } = await company.importFile(file!, "cfpb");
    const again = await company.importFile(file!, "cfpb");
    const countOf = async (where: SQL) =>
      (await company.database.read.select({ count: count() }).from(complaint).where(where).get())?.count ?? 0;
    return [
      must("complaints, 20 of them word for word like another one", totals.created, 3_186),
      must("companies complained about", await countOfTeams(company), 491),
      must("not settled, as the complainant said", await countOf(eq(complaint.state, "disputed")), 595),
      must("answered, without a word since", await countOf(eq(complaint.state, "unconfirmed")), 2_588),
      must("still in progress", await countOf(isNull(complaint.closedAt)), 3),
      must("refused", totals.rejected, 0),
      must("unchanged by a second import", again.totals.unchanged, 3_186),
    ];
  },
};

export const trialSources = [
  nav,
  navRules,
  standards,
  serviceNow,
  serviceNowEvents,
  boston,
  treasury,
  rust,
  cfpb,
];
