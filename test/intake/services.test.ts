import { isNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { service, standard } from "#server/agreement/table.ts";
import { createWorld } from "#test/world.ts";
import { importText } from "./importing.ts";

const header = "supplier,service,promise,owner,state,measure,threshold,unit,share,window";
const answer = `${header}\nDesk,Laptops,,,,responded,1,workingDays,90,month\n`;

async function withDesk() {
  const world = await createWorld();
  await world.addTeam("Desk");
  return world;
}

test("a service with its standards comes in several rows; without an owner it stays a draft", async () => {
  const world = await withDesk();
  const file = `${answer}Desk,Laptops,,,,delivered,5,workingDays,90,month\nDesk,Phones,,,,,,,,\n`;
  expect(await importText(world, "services", file)).toMatchObject({
    totals: { created: 2, changed: 1, rejected: 0 },
  });
  expect(await world.database.read.select().from(service).all()).toMatchObject([
    { name: "Laptops", state: "draft", ownerId: null },
    { name: "Phones", state: "draft" },
  ]);
  expect(await world.database.read.select().from(standard).all()).toMatchObject([
    {
      measure: "responded",
      threshold: 1,
      unit: "workingDays",
      share: 90,
      window: "month",
      agreementId: null,
    },
    { measure: "delivered", threshold: 5 },
  ]);
  expect(await importText(world, "services", file)).toMatchObject({
    totals: { unchanged: 3, created: 0, changed: 0 },
  });
});

test("another standard for the same measure takes the place of the one before", async () => {
  const world = await withDesk();
  await importText(world, "services", answer);
  expect(await importText(world, "services", answer.replace("90,month", "95,month"))).toMatchObject({
    totals: { changed: 1 },
  });
  const promised = await world.database.read.select().from(standard).where(isNull(standard.retiredAt)).all();
  expect(promised).toMatchObject([{ share: 95 }]);
  expect(await world.database.read.select().from(standard).all()).toHaveLength(2);
});

test("two rows of a file that contradict each other: the second is refused", async () => {
  const world = await withDesk();
  const { refused, totals } = await importText(
    world,
    "services",
    `${answer}Desk,laptops,,,,responded,3,workingDays,90,month\nDesk,Laptops,,,,responded,2,workingDays,90,month\n`,
  );
  expect(totals.created).toBe(1);
  expect(refused).toMatchObject([
    { line: 3, key: "intake.refused.measureTwice", values: { line: 2 } },
    { line: 4, key: "intake.refused.measureTwice", values: { line: 2 } },
  ]);
});

test("a service with a promise and an owner may come published, and what is published stays fit to be", async () => {
  const world = await withDesk();
  await importText(world, "people", "key,name\n7,Lin\n");
  const good = `${header}\nDesk,Laptops,You can expect a laptop within five working days,7,published,responded,1,workingDays,90,month\n`;
  await importText(world, "services", good);
  expect(await world.database.read.select().from(service).get()).toMatchObject({ state: "published" });
  const { refused } = await importText(
    world,
    "services",
    good.replace("a laptop within five working days", "a laptop soon"),
  );
  expect(refused).toMatchObject([
    { line: 2, field: "promise", key: "agreement.finding.vagueTime", values: { word: "soon" } },
  ]);
});

test.each([
  ["Desk,Laptops,,,published,,,,,", "promise", "agreement.finding.promiseMissing"],
  ["Desk,Laptops,We answer,8,,,,,,", "owner", "intake.refused.unknownPerson"],
  ["Desk,Laptops,,,,responded,,workingDays,90,month", "threshold", "agreement.finding.thresholdMissing"],
  ["Desk,Laptops,,,,responded,0,workingDays,90,month", "threshold", "agreement.finding.thresholdTime"],
  ["Desk,Laptops,,,,responded,1.5,workingDays,90,month", "threshold", "agreement.finding.thresholdDays"],
  ["Desk,Laptops,,,,responded,1,percent,90,month", "unit", "agreement.finding.unitTime"],
  ["Desk,Laptops,,,,responded,1,workingDays,,month", "share", "agreement.finding.shareMissing"],
  ["Desk,Laptops,,,,satisfied,75,points,,month", "evidence", "agreement.finding.satisfiedIsAsked"],
  ["Desk,Laptops,,,,accurate,75,points,,month", "evidence", "agreement.finding.evidenceMissing"],
  [
    "Desk,Laptops,We answer quickly,,,responded,1,workingDays,90,month",
    "promise",
    "agreement.finding.vagueTime",
  ],
  ["Desk,Laptops,,,,quick,1,workingDays,90,month", "measure", "intake.refused.word"],
  ["Sales,Laptops,,,,,,,,", "supplier", "intake.refused.unknownTeam"],
  [`Desk,${"x".repeat(121)},,,,,,,,`, "service", "error.tooLong"],
])("%s is refused by the rules that hold for the form", async (row, field, key) => {
  const world = await withDesk();
  const { refused, totals } = await importText(world, "services", `${header}\n${row}\n`);
  expect(refused).toMatchObject([{ line: 2, field, key }]);
  expect(totals.created).toBe(0);
  expect(await world.database.read.select().from(service).all()).toEqual([]);
});

test("what is doubtful is noted, not refused", async () => {
  const world = await withDesk();
  const { noted, totals } = await importText(
    world,
    "services",
    `${header}\nDesk,Laptops,,,,responded,24,workingHours,90,month\n`,
  );
  expect(totals.created).toBe(1);
  expect(noted).toMatchObject([{ line: 2, key: "agreement.finding.hoursLikeDays" }]);
});
