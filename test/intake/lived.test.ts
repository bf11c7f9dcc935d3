import { asc, eq, isNotNull, isNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { service, standard } from "#server/agreement/table.ts";
import { commitment } from "#server/commitment/table.ts";
import { watchCommitments } from "#server/commitment/watcher.ts";
import { newId } from "#server/ctx.ts";
import { event } from "#server/event/table.ts";
import type { Clock } from "#shared/commitment/clock.ts";
import { startClock } from "#shared/commitment/clock.ts";
import type { Commitment } from "#shared/commitment/model.ts";
import type { CaseWord } from "#shared/intake/fields.ts";
import { type Company, createCompany, HOUR_MS, MONDAY } from "#test/commitment/company.ts";
import { importText } from "./importing.ts";

type Story = readonly (readonly [hours: number, word: CaseWord])[];

/** A service that promises an answer within four working hours and a delivery within two working days. */
async function offerLaptops({ database, it, clock }: Company) {
  const serviceId = newId();
  const row = {
    serviceId,
    teamId: it.teamId,
    name: "Laptops",
    state: "published",
    createdAt: clock.now,
  } as const;
  const share = { serviceId, share: 90, window: "month", createdAt: clock.now } as const;
  await database.write(async (db) => {
    await db.insert(service).values(row);
    await db
      .insert(standard)
      .values({ standardId: newId(), measure: "responded", threshold: 4, unit: "workingHours", ...share });
    await db
      .insert(standard)
      .values({ standardId: newId(), measure: "delivered", threshold: 2, unit: "workingDays", ...share });
  });
  return serviceId;
}

/** Somebody lives the story here, hour by hour, with the watcher looking every hour. */
async function liveIt(company: Company, story: Story, until: number) {
  const { lin, mei, ask, clock, database } = company;
  const serviceId = await offerLaptops(company);
  let one: Commitment = await ask(mei, { serviceId });
  const steps: Partial<Record<CaseWord, () => Promise<Commitment>>> = {
    replied: () => company.reply(lin, one),
    questioned: () => company.askCustomer(lin, one),
    answered: () => company.answer(mei, one),
    delivered: () => company.deliver(lin, one),
    returned: () => company.confirm(mei, one, "no"),
    confirmed: () => company.confirm(mei, one, "yes"),
    withdrawn: () => company.withdraw(mei, one),
    declined: () => company.decline(lin, one),
  };
  for (let hour = 0; hour <= until; hour += 1) {
    clock.now = MONDAY + hour * HOUR_MS;
    while ((await watchCommitments(database, clock.now)) > 0);
    for (const [, word] of story.filter(([at]) => at === hour)) one = await steps[word]!();
  }
}

const said = (hours: number) => new Date(MONDAY + hours * HOUR_MS).toISOString();

const stories: Record<string, { story: Story; until: number }> = {
  "answered and delivered in time": {
    story: [
      [1, "replied"],
      [5, "delivered"],
      [6, "confirmed"],
    ],
    until: 10,
  },
  "delivered late and never answered": {
    story: [
      [30, "replied"],
      [75, "delivered"],
    ],
    until: 400,
  },
  "put on hold, sent back, delivered again": {
    story: [
      [2, "questioned"],
      [26, "answered"],
      [50, "delivered"],
      [52, "returned"],
      [54, "questioned"],
      [72, "answered"],
      [74, "delivered"],
      [76, "confirmed"],
    ],
    until: 100,
  },
  "still open and overdue": { story: [[1, "replied"]], until: 200 },
  "still waiting for the customer": { story: [[3, "questioned"]], until: 200 },
  "withdrawn while overdue": { story: [[60, "withdrawn"]], until: 90 },
  declined: { story: [[4, "declined"]], until: 90 },
};

test.each(Object.entries(stories))(
  "a case that was %s is imported as it would have been lived here",
  async (_, { story, until }) => {
    const company = await createCompany();
    await liveIt(company, story, until);
    const rows = [[0, "asked"] as const, ...story].map(
      ([hours, word]) => `7,IT,HR,Laptops,${said(hours)},${word}`,
    );
    const { totals, refused } = await importText(
      company,
      "log",
      `caseId,supplier,customer,service,at,event\n${rows.join("\n")}\n`,
      { mapping: { rows: "event" } },
    );
    expect({ totals, refused }).toMatchObject({ totals: { created: 1 }, refused: [] });
    const { lived, imported } = await bothOf(company);
    expect(imported.clock).toEqual(lived.clock);
    expect(imported.history).toEqual([
      ...lived.history,
      `${new Date(company.clock.now).toISOString()} commitment.imported`,
    ]);
  },
);

async function bothOf({ database }: Company) {
  const clockNames = Object.keys(startClock({ askedAt: 0, respond: null, deliver: null })) as (keyof Clock)[];
  const one = async (isImported: boolean) => {
    const where = isImported ? isNotNull(commitment.externalKey) : isNull(commitment.externalKey);
    const row = (await database.read.select().from(commitment).where(where).get())!;
    const told = await database.read
      .select()
      .from(event)
      .where(eq(event.subjectId, row.commitmentId))
      .orderBy(asc(event.sequence))
      .all();
    return {
      clock: Object.fromEntries(clockNames.map((name) => [name, row[name]])),
      history: told.map(({ occurredAt, verb }) => `${new Date(occurredAt).toISOString()} ${verb}`),
    };
  };
  return { lived: await one(false), imported: await one(true) };
}
