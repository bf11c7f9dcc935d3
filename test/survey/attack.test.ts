import { expect, test } from "vitest";
import { allRoutes } from "#server/app.ts";
import type { Figures, Release } from "#shared/survey/model.ts";
import { aspects } from "#shared/survey/model.ts";
import { type Company, createCompany, DAY_MS } from "./company.ts";

const LEAST = 5;

const reads = allRoutes.map(({ endpoint }) => endpoint).filter(({ method }) => method === "GET");
const idNames = [
  "supplierTeamId",
  "customerTeamId",
  "teamId",
  "personId",
  "subjectId",
  "relationshipId",
] as const;

/** Every read with every id of the company in each of its fields; each is asked once. */
function allReads(roundId: string, ids: string[]) {
  const known = new Map<string, { endpoint: (typeof reads)[number]; input: Record<string, string> }>();
  for (const endpoint of reads) {
    const takes = (name: string) => name in endpoint.input.shape || endpoint.path.includes(`{${name}}`);
    const fields = idNames.filter(takes);
    const round: Record<string, string> = takes("roundId") ? { roundId } : {};
    let inputs = [round];
    for (const field of fields)
      inputs = inputs.flatMap((input) => ids.map((id) => ({ ...input, [field]: id })));
    for (const input of inputs)
      known.set(`${endpoint.method} ${endpoint.path} ${JSON.stringify(input)}`, { endpoint, input });
  }
  return [...known.values()];
}

/** All that these people can read by any endpoint; only what was answered. */
async function everythingReadable(company: Company, readers: Company["lead"][], roundId: string) {
  const { teamId, people } = company.teams.Legal!;
  const bodies: unknown[] = [];
  for (const as of readers)
    for (const { endpoint, input } of allReads(roundId, [company.it.teamId, teamId, people[0]!.personId])) {
      const response = await company.send(as, endpoint, input);
      if (response.status === 200) bodies.push(await response.json());
    }
  return bodies;
}

/** Every object in an answer, however deep. */
function objectsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== "object" || value === null) return [];
  const own = Array.isArray(value) ? [] : [value as Record<string, unknown>];
  return [...own, ...Object.values(value).flatMap(objectsIn)];
}

const figuresIn = (body: unknown) =>
  objectsIn(body).filter((one) => "aspects" in one && "answered" in one) as unknown as Figures[];

test("no endpoint gives a lead, an admin or a committee an answer or a small group, neither while a round is open nor after", async () => {
  const company = await createCompany();
  const { roundId } = await company.open();
  const secret = "the words of one person in Legal";
  for (const person of company.everybody) {
    const isLegal = person.name.startsWith("Legal");
    await company.answer(person, roundId, { overall: isLegal ? 1 : 4 }, isLegal ? secret : undefined);
  }
  const { lead, admin, committee } = company;
  const whileOpen = await everythingReadable(company, [lead, admin, committee], roundId);
  expect(whileOpen.length).toBeGreaterThan(60);
  expect(JSON.stringify(whileOpen)).not.toContain(secret);
  expect(whileOpen.flatMap(figuresIn)).toEqual([]);

  await company.close(roundId);
  const toAdmin = await everythingReadable(company, [admin], roundId);
  expect(toAdmin.length).toBeGreaterThan(20);
  expect(JSON.stringify(toAdmin)).not.toContain(secret);
  expect(toAdmin.flatMap(figuresIn)).toEqual([]);
  const toOthers = await everythingReadable(company, [lead, committee], roundId);
  const shown = toOthers.flatMap(figuresIn);
  expect(shown.map(({ answered }) => answered)).toContain(12);
  expect(shown.filter(({ answered }) => answered < LEAST)).toEqual([]);
  const lines = toOthers.flatMap(objectsIn).filter((one) => "customer" in one && "figures" in one);
  const ofLegal = lines.filter((one) => JSON.stringify(one.customer).includes('"Legal"'));
  expect(ofLegal.length).toBeGreaterThan(0);
  expect(ofLegal.filter(({ figures }) => figures !== null)).toEqual([]);
}, 60_000);

type Count = (figures: Figures) => number | null;
const counts: Count[] = [
  ({ answered }) => answered,
  ...aspects.map(
    (aspect): Count =>
      ({ aspects: shown }) =>
        shown[aspect]?.n ?? null,
  ),
];

/** What is left of a release's total when any of its lines are taken away. */
function remaindersOf({ total, customers, others }: Release) {
  if (!total) return [];
  const lines = [...customers.map(({ figures }) => figures), others].filter((one) => one !== null);
  return counts.flatMap((count) => {
    const whole = count(total);
    const parts = lines.map(count).filter((n) => n !== null);
    if (whole === null) return [];
    const rests = [whole];
    for (const n of parts) rests.push(...rests.map((rest) => rest - n));
    return rests;
  });
}

test("whoever puts together what all readers see of two rounds cannot subtract their way to fewer than five", async () => {
  const company = await createCompany();
  const { Legal, Finance, Sales } = company.teams as Record<
    "Legal" | "Finance" | "Sales",
    { teamId: string; people: Company["everybody"] }
  >;
  const readers = [company.lead, company.committee] as const;
  const customers = [Finance, Sales, Legal] as const;

  /** Everybody's view of a round, put together as if they had told each other. */
  async function seen(roundId: string): Promise<Release> {
    const whole = (await company.release(readers[1], { roundId })).release!;
    expect((await company.release(readers[0], { roundId })).release).toEqual(whole);
    const own = customers.map(({ teamId, people }) =>
      company.release(people[0]!, { customerTeamId: teamId, roundId }),
    );
    const views = (await Promise.all(own)).map(({ release }) => release!);
    for (const { total } of views) expect(total).toEqual(whole.total);
    return { ...whole, customers: views.flatMap((view) => view.customers) };
  }

  const first = await company.holdRound((_, place) => (place % 5) + 1);
  const before = await seen(first);
  await company.explain(first);
  company.clock.now += 40 * DAY_MS;
  for (const name of ["New 1", "New 2"]) await company.addPerson(name, { [Legal.teamId]: "member" });
  const { roundId: second } = await company.open();
  for (const [place, person] of company.everybody.slice(0, 19).entries())
    await company.answer(person, second, place < 14 ? { overall: 4, quality: 2 } : { overall: 2 });
  await company.close(second);

  for (const release of [before, await seen(second)]) {
    const rests = remaindersOf(release);
    expect(rests.length).toBeGreaterThan(4);
    expect(rests.filter((rest) => rest !== 0 && rest < LEAST)).toEqual([]);
  }
  expect(await seen(first)).toEqual(before);
});
