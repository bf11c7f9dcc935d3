import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { commitment } from "#server/commitment/table.ts";
import { newId } from "#server/ctx.ts";
import { team } from "#server/organisation/table.ts";
import { recognition } from "#server/recognition/table.ts";
import type { TestPerson } from "#test/world.ts";
import { createBot, type Dialog, filledOf, type Result } from "./bot.ts";

async function createForms() {
  const bot = await createBot();
  const open = (as: TestPerson, commandId: string) =>
    bot.invoke<Dialog>(as, "composeExtension/fetchTask", { commandId, commandContext: "compose" });
  const submit = <Answer = Result>(as: TestPerson, commandId: string, data: object) =>
    bot.invoke<Answer>(as, "composeExtension/submitAction", { commandId, data });
  /** What is typed in the field, over a form that is otherwise filled in. */
  async function ask(typed: object) {
    const filled = filledOf(await open(bot.mei, "commitment.ask"));
    return submit<Result & Dialog>(bot.mei, "commitment.ask", { ...filled, sentence: "A laptop", ...typed });
  }
  const suppliers = async () =>
    (await bot.database.read.select().from(commitment).all()).map(({ supplierTeamId }) => supplierTeamId);
  return { ...bot, open, submit, ask, suppliers };
}

/** A hundred teams that come before all others by their names, so that no list holds the rest. */
async function createManyTeams() {
  const forms = await createForms();
  const { database, clock, addTeam } = forms;
  const rows = Array.from({ length: 100 }, (_, index) => ({
    teamId: newId(),
    name: `Affiliate ${index}`,
    kind: "team" as const,
    createdAt: clock.now,
  }));
  await database.write((db) => db.insert(team).values(rows));
  const [paint, painting] = [await addTeam("Paint shop"), await addTeam("Painting school")];
  return { ...forms, paint, painting };
}

const fieldOf = ({ task }: Dialog, id: string) =>
  task.value.card.content.body.find((field) => field.id === id);
const saidBy = ({ task }: Dialog) => task.value.card.content.body[0]?.text;

test("where a list holds all teams nobody has to type a name", async () => {
  const { open, mei, lin } = await createForms();
  const form = await open(mei, "commitment.ask");
  expect(fieldOf(form, "supplierTeamId")?.isRequired).toBe(true);
  expect(fieldOf(form, "supplierTeamIdNamed")).toBeUndefined();
  expect(fieldOf(await open(lin, "recognition.thank"), "receiverNamed")).toBeDefined();
});

test("of more than a hundred teams any can be asked, by its name", async () => {
  const { ask, suppliers, paint, open, mei } = await createManyTeams();
  const form = await open(mei, "commitment.ask");
  expect(fieldOf(form, "supplierTeamId")).toMatchObject({ isRequired: false });
  expect(fieldOf(form, "supplierTeamId")?.choices).toHaveLength(100);
  expect(fieldOf(form, "supplierTeamIdNamed")).toMatchObject({ type: "Input.Text", isRequired: false });
  const { composeExtension } = await ask({ supplierTeamIdNamed: " paint SHOP " });
  expect(composeExtension.attachments).toHaveLength(1);
  expect(await suppliers()).toEqual([paint.teamId]);
});

test("a name that several bear brings up their list, and what is chosen there stays chosen", async () => {
  const { ask, suppliers, paint, painting } = await createManyTeams();
  const several = await ask({ supplierTeamIdNamed: "paint" });
  expect(saidBy(several)).toContain("“paint”");
  expect(fieldOf(several, "supplierTeamId")?.choices).toEqual([
    { value: paint.teamId, title: "Paint shop" },
    { value: painting.teamId, title: "Painting school" },
  ]);
  expect(filledOf(several)).toMatchObject({ sentence: "A laptop", supplierTeamIdNamed: "" });
  const chosen = { ...filledOf(several), supplierTeamId: painting.teamId };
  const refused = await ask({ ...chosen, sentence: "" });
  expect(fieldOf(refused, "supplierTeamId")).toMatchObject({ value: painting.teamId });
  expect(fieldOf(refused, "supplierTeamId")?.choices).toContainEqual({
    value: painting.teamId,
    title: "Painting school",
  });
  await ask(chosen);
  expect(await suppliers()).toEqual([painting.teamId]);
});

test.each([
  ["a name that nobody bears", "Zeppelin yard", "Nobody here is called “Zeppelin yard”."],
  ["no name and no choice", "", "Please fill this in."],
  ["a name longer than any", "x".repeat(60_000), `Nobody here is called “${"x".repeat(120)}”.`],
  ["a wildcard", "%", "Nobody here is called “%”."],
  ["marks of a card's text", "[x](y)", "Nobody here is called “\\[x\\]\\(y\\)”."],
])("%s is refused, and what was typed is kept", async (_, typed, said) => {
  const { ask, suppliers } = await createManyTeams();
  const refused = await ask({ supplierTeamId: "", supplierTeamIdNamed: typed });
  expect([saidBy(refused), filledOf(refused).supplierTeamIdNamed]).toEqual([said, typed]);
  expect(await suppliers()).toEqual([]);
});

test("from the compose box, where no message has an author, a person is thanked by name", async () => {
  const { open, submit, database, lin, mei } = await createForms();
  const filled = filledOf(await open(lin, "recognition.thank"));
  expect(filled.receiver).toBe("");
  const reason = "The badges were here before noon";
  await submit(lin, "recognition.thank", { ...filled, receiverNamed: "mei", reason });
  expect(await database.read.select().from(recognition).all()).toMatchObject([
    { receiverId: mei.personId, reason },
  ]);
});

test("people of the same name are told apart by their teams", async () => {
  const { open, submit, addPerson, lin, mei, finance } = await createForms();
  const other = await addPerson("Mei", { [finance.teamId]: "member" });
  const filled = { ...filledOf(await open(lin, "recognition.thank")), reason: "The badges were here" };
  const several = await submit<Dialog>(lin, "recognition.thank", { ...filled, receiverNamed: "Mei" });
  expect(fieldOf(several, "receiver")?.choices?.toSorted((a, b) => a.title.localeCompare(b.title))).toEqual([
    { value: `person:${other.personId}`, title: "Mei · Finance" },
    { value: `person:${mei.personId}`, title: "Mei · HR" },
  ]);
});

test("who belongs to no team finds nobody by name", async () => {
  const { submit, addPerson } = await createForms();
  const newcomer = await addPerson("Nobody");
  const data = { receiverNamed: "m", reason: "The badges were here", giverTeamId: randomUUID() };
  const refused = await submit<Dialog>(newcomer, "recognition.thank", data);
  expect(refused.task.type).toBe("message");
  expect(JSON.stringify(refused)).not.toMatch(/Mei|Max/);
});
