import { eq, inArray } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { membership, person } from "#server/organisation/table.ts";
import { ProblemBody } from "#shared/problemBody.ts";
import { endpoints, KnownIds, requestOf } from "./caller.ts";
import { createFuzzedCompany, describeState, secrets } from "./company.ts";
import { inputsOf } from "./inputs.ts";

const CALLS = Number(process.env.FUZZ_CALLS ?? 2_000);
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_122);
const LIMIT_MS = 60_000 + CALLS * 30;

const Problem = ProblemBody.strict();
const whoAsks = fc.constantFrom("sam", "lin", "mei", "ray", "fay", "ada", "new" as const);
const keys = fc.oneof(
  { weight: 5, arbitrary: fc.constant(null) },
  { weight: 3, arbitrary: fc.nat(500).map((number) => `repeated-${number}`) },
  { weight: 1, arbitrary: fc.constantFrom("short", "a b c d e f g h") },
);
const calls = fc
  .constantFrom(...endpoints)
  .chain((endpoint) =>
    fc.record({ endpoint: fc.constant(endpoint), input: inputsOf(endpoint), who: whoAsks, key: keys }),
  );
type Call = typeof calls extends fc.Arbitrary<infer One> ? One : never;

test(
  `${CALLS} calls, fitting, nearly fitting and nonsense: no fault, no change by a refusal, nothing that is another's`,
  async () => {
    const { app, people, it, hr, teamIds, ids, foreign, logged, tokenOf, ...company } =
      await createFuzzedCompany();
    const state = await describeState(company);
    const known = new KnownIds([...ids, ...foreign]);
    const entries = Object.entries(people);
    const tokens = new Map(
      await Promise.all(entries.map(async ([name, one]) => [name, await tokenOf(one)] as const)),
    );
    known.learn(teamIds.map((teamId) => ({ teamId })));
    known.learn(Object.values(people));
    let before = await state();
    const answered = new Map<number, number>();

    /** Who was ever of one of the two teams: what somebody was told then they still have. */
    const insiders = new Set<string | null>();
    async function noteInsiders() {
      const found = await company.database.read
        .select({ objectId: person.objectId })
        .from(membership)
        .innerJoin(person, eq(person.personId, membership.personId))
        .where(inArray(membership.teamId, [it.teamId, hr.teamId]))
        .all();
      for (const { objectId } of found) insiders.add(objectId);
    }
    await noteInsiders();

    async function attempt({ endpoint, input, who, key }: Call) {
      const headers = {
        authorization: `Bearer ${tokens.get(who)}`,
        "content-type": "application/json",
        ...(key === null ? {} : { "idempotency-key": key }),
      };
      const { url, ...request } = requestOf(endpoint, known.resolve(input) as Record<string, unknown>);
      const response = await app.request(url, { ...request, headers });
      const text = await response.text();
      const after = await state();
      answered.set(response.status, (answered.get(response.status) ?? 0) + 1);
      const about = `${who}: ${endpoint.method} ${url.slice(0, 300)} → ${response.status} ${text.slice(0, 300)} ${logged.at(-1) ?? ""}`;
      expect(response.status, about).toBeLessThan(500);
      expect(text, about).not.toContain(secrets.foreign);
      if (after !== before) await noteInsiders();
      if (!insiders.has(people[who].objectId)) expect(text, about).not.toContain(secrets.between);
      if (response.ok) known.learn(JSON.parse(text));
      else expect(Problem.safeParse(JSON.parse(text)).success, about).toBe(true);
      if (!response.ok || endpoint.method === "GET") expect(after, about).toBe(before);
      if (response.ok && !endpoint.isUnlinked && !leavesNoHistory.includes(endpoint.path))
        expect(changesWithoutEvent(before, after), about).toEqual([]);
      before = after;
    }

    await fc.assert(fc.asyncProperty(calls, attempt), { numRuns: CALLS, seed: SEED, endOnFailure: true });
    // Otherwise the calls would not reach what they are meant to shake.
    expect(answered.get(200), describeAnswers(answered)).toBeGreaterThan(CALLS / 15);
    if (process.env.FUZZ_CALLS) process.stdout.write(`${describeAnswers(answered)}\n`);
    const log = logged.join("");
    expect(log).toContain('"status":200');
    for (const word of [...Object.values(secrets), ...tokens.values()]) expect(log).not.toContain(word);
  },
  LIMIT_MS,
);

test("a body of ten megabytes is refused by every endpoint that takes one", async () => {
  const { app, people, tokenOf } = await createFuzzedCompany();
  const headers = {
    authorization: `Bearer ${await tokenOf(people.lin)}`,
    "content-type": "application/json",
  };
  const body = JSON.stringify({ sentence: "x".repeat(10 * 1024 * 1024) });
  for (const endpoint of endpoints.filter(({ method }) => method !== "GET")) {
    const { url, method } = requestOf(endpoint, {});
    const response = await app.request(url, { method, headers, body });
    expect([413, 415], endpoint.path).toContain(response.status);
    expect(Problem.parse(await response.json()).code).toBe("tooLarge");
  }
});

/** What somebody types or sends in pieces is no fact of the company yet. */
const leavesNoHistory = ["/api/drafts/{draftKey}", "/api/imports/{importId}/parts/{part}"];

/** The tables that a call added to or took from, where it left no event. */
function changesWithoutEvent(before: string, after: string) {
  const [earlier, later] = [before, after].map((text) => JSON.parse(text) as Record<string, number>);
  if (earlier?.event !== later?.event) return [];
  return Object.keys(later ?? {}).filter(
    (table) => table !== "idempotency" && earlier?.[table] !== later?.[table],
  );
}

const describeAnswers = (answered: Map<number, number>) =>
  [...answered]
    .toSorted(([one], [other]) => one - other)
    .map(([status, count]) => `${status}: ${count}`)
    .join(", ");
