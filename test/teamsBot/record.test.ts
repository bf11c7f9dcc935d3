import { expect, test } from "vitest";
import { teamsCommandIds } from "#manifest/composeExtension.ts";
import { commitment } from "#server/commitment/table.ts";
import { complaint } from "#server/complaint/table.ts";
import { suggestion } from "#server/feedback/table.ts";
import { recognition } from "#server/recognition/table.ts";
import { botCommands } from "#server/teamsBot/commands.ts";
import { setComplaintSettings } from "#shared/complaint/api.ts";
import { usualSettings } from "#shared/complaint/deadlines.ts";
import { MONDAY } from "#test/commitment/company.ts";
import type { TestPerson } from "#test/world.ts";
import { createBot, type Dialog, filledOf, type Result, textsOf } from "./bot.ts";

const LINK =
  "https://teams.microsoft.com/l/message/19:abc@thread.v2/1762160400000?context=%7B%22contextType%22%3A%22chat%22%7D";

/** How a message is kept with what was recorded from it; `submit` says that it is Mei's. */
const FROM_MEI = { sourceTitle: "Message from Mei", sourceUrl: LINK };

/** A message as Teams hands it over: recorded, with the people replaced. */
const messageBy = ({ objectId, name }: TestPerson, content: string) => ({
  id: "1762160400000",
  replyToId: null,
  createdDateTime: "2026-11-02T08:20:00.000Z",
  locale: "en-us",
  linkToMessage: LINK,
  from: {
    user: { userIdentityType: "aadUser", id: objectId, displayName: name },
    device: null,
    conversation: null,
  },
  body: { contentType: "html", content },
  attachments: [],
  mentions: [],
  reactions: [],
});

const html =
  '<div><p>Please send the <strong>badges</strong> for Chen &amp; Wu.</p><p>We need three of them&nbsp;<at id="0">IT</at><script>alert(1)</script></p></div>';

async function createMessages() {
  const bot = await createBot();
  const open = (as: TestPerson, commandId: string, content = html, by = bot.mei) =>
    bot.invoke<Dialog>(as, "composeExtension/fetchTask", {
      commandId,
      commandContext: "message",
      context: { theme: "default" },
      messagePayload: messageBy(by, content),
    });
  const submit = <Answer = Result>(as: TestPerson, commandId: string, data: object, changes: object = {}) =>
    bot.invoke<Answer>(
      as,
      "composeExtension/submitAction",
      { commandId, commandContext: "message", data, messagePayload: messageBy(bot.mei, html) },
      changes,
    );
  const commitments = () => bot.database.read.select().from(commitment).all();
  return { ...bot, open, submit, commitments };
}

test("each command that a message or the compose box shows can be carried out there, and no other", () => {
  expect(Object.keys(botCommands).toSorted()).toEqual(teamsCommandIds.toSorted());
});

test("a message becomes a promise: its words cleaned, its author's team chosen, the next weekday suggested", async () => {
  const { open, lin, hr, it: team } = await createMessages();
  const dialog = await open(lin, "commitment.promise");
  expect(dialog.task.value.title).toBe("Promise");
  expect(filledOf(dialog)).toEqual({
    sentence: "Please send the badges for Chen & Wu.",
    details: "Please send the badges for Chen & Wu.\nWe need three of them IT",
    customerTeamId: hr.teamId,
    supplierTeamId: team.teamId,
    day: "2026-11-03",
    time: "17:00",
  });
});

test("what the dialog holds is recorded, with the way back to the message, and shown as a card", async () => {
  const { open, submit, commitments, lin, mei } = await createMessages();
  const filled = filledOf(await open(lin, "commitment.promise"));
  const { composeExtension } = await submit(lin, "commitment.promise", filled);
  const [row] = await commitments();
  expect(row).toMatchObject({
    sentence: "Please send the badges for Chen & Wu.",
    sourceTitle: "Message from Mei",
    sourceUrl: LINK,
    ownerId: lin.personId,
    requesterId: mei.personId,
    promisedAt: Date.parse("2026-11-03T16:00:00Z"),
  });
  const [attachment] = composeExtension.attachments;
  expect(textsOf(attachment!.content)).toEqual([
    "Promised",
    "Please send the badges for Chen & Wu.",
    "IT → HR",
    "due {{DATE(2026-11-03T16:00:00Z,SHORT)}} {{TIME(2026-11-03T16:00:00Z)}}",
  ]);
  const [options, link] = attachment!.content.actions;
  expect([options?.type, options?.verb, link?.type]).toEqual(["Action.Execute", "refresh", "Action.OpenUrl"]);
});

test("Teams tries again after five seconds: one promise, and the same answer", async () => {
  const { open, submit, commitments, lin, clock } = await createMessages();
  const filled = filledOf(await open(lin, "commitment.promise"));
  const sameActivity = { id: "f:4711" };
  const first = await submit(lin, "commitment.promise", filled, sameActivity);
  clock.now += 5_000;
  expect(await submit(lin, "commitment.promise", filled, sameActivity)).toEqual(first);
  await Promise.all([1, 2, 3].map(() => submit(lin, "commitment.promise", filled, { id: "f:4712" })));
  expect(await commitments()).toHaveLength(2);
});

test("a client that leaves out the activity's id and tries again: one promise; the same words next day are another", async () => {
  const { open, submit, commitments, lin, clock } = await createMessages();
  const filled = filledOf(await open(lin, "commitment.promise"));
  const withoutId = { id: undefined };
  const first = await submit(lin, "commitment.promise", filled, withoutId);
  clock.now += 5_000;
  expect(await submit(lin, "commitment.promise", filled, withoutId)).toEqual(first);
  expect(await commitments()).toHaveLength(1);
  await submit(lin, "commitment.promise", { ...filled, sentence: "Another one" }, withoutId);
  expect(await commitments()).toHaveLength(2);
  clock.now += 24 * 3_600_000;
  await submit(lin, "commitment.promise", filled, withoutId);
  expect(await commitments()).toHaveLength(3);
});

test("a client that leaves out the message on the way back loses nothing: the dialog brought it along", async () => {
  const { open, invoke, commitments, mei, lin, it: team, hr } = await createMessages();
  const dialog = await open(mei, "commitment.ask", html, lin);
  const { message } = dialog.task.value.card.content.actions[0]!.data!;
  const data = { ...filledOf(dialog), message };
  await invoke(mei, "composeExtension/submitAction", { commandId: "commitment.ask", data });
  expect(await commitments()).toMatchObject([
    {
      supplierTeamId: team.teamId,
      customerTeamId: hr.teamId,
      sourceUrl: LINK,
      sourceTitle: "Message from Lin",
    },
  ]);
});

test("a link that does not lead into Teams is not kept", async () => {
  const { open, invoke, commitments, mei, lin } = await createMessages();
  const filled = filledOf(await open(mei, "commitment.ask", html, lin));
  for (const linkToMessage of [
    "javascript:alert(1)",
    "https://evil.example/teams.microsoft.com",
    "http://teams.microsoft.com/l",
  ])
    await invoke(mei, "composeExtension/submitAction", {
      commandId: "commitment.ask",
      data: filled,
      messagePayload: { ...messageBy(lin, html), linkToMessage },
    });
  expect((await commitments()).map(({ sourceUrl }) => sourceUrl)).toEqual([null, null, null]);
});

test("what is refused is said above the form, which keeps what was filled in", async () => {
  const { open, submit, commitments, lin } = await createMessages();
  const filled = filledOf(await open(lin, "commitment.promise"));
  const refused = async (change: object) => {
    const dialog = await submit<Dialog>(lin, "commitment.promise", {
      ...filled,
      sentence: "Kept",
      ...change,
    });
    const [said] = dialog.task.value.card.content.body;
    expect(filledOf(dialog).details).toBe(filled.details);
    return said?.color === "Attention" ? said.text : null;
  };
  expect(await refused({ day: "2026-10-01" })).toBeTruthy();
  expect(await refused({ day: "tomorrow" })).toBe("Choose a day, and a time as in 17:00.");
  expect(await refused({ sentence: "" })).toBeTruthy();
  expect(await refused({ sentence: "x".repeat(301) })).toBeTruthy();
  expect(await refused({ customerTeamId: "hr" })).toBeTruthy();
  expect(await commitments()).toEqual([]);
});

test("nobody promises for a team that is not theirs", async () => {
  const { open, submit, commitments, lin, fay } = await createMessages();
  const filled = filledOf(await open(lin, "commitment.promise"));
  const dialog = await submit<Dialog>(fay, "commitment.promise", filled);
  expect(dialog.task.value.card.content.body[0]?.color).toBe("Attention");
  expect(await commitments()).toEqual([]);
});

test("the dialog speaks the reader's language", async () => {
  const { invoke, lin } = await createMessages();
  const dialog = await invoke(
    lin,
    "composeExtension/fetchTask",
    { commandId: "commitment.promise" },
    { locale: "zh-CN" },
  );
  expect(dialog.task.value.card.content.actions[0]?.title).toBe("记录");
});

test("who wrote the message is thanked for it", async () => {
  const { open, submit, database, lin, mei } = await createMessages();
  const filled = filledOf(await open(lin, "recognition.thank"));
  expect(filled.receiver).toBe(`person:${mei.personId}`);
  const reason = "The badges were here before noon";
  const answer = await submit(lin, "recognition.thank", { ...filled, reason });
  expect(textsOf(answer.composeExtension.attachments[0]!.content)).toEqual(["Lin thanks Mei", reason]);
  expect(await database.read.select().from(recognition).all()).toMatchObject([
    { receiverId: mei.personId, reason, ...FROM_MEI },
  ]);
});

test("a suggestion and a complaint are recorded, and the conversation learns nothing of them", async () => {
  const { open, submit, database, mei, lin, it: team, addPerson } = await createMessages();
  await addPerson("Cora", {}, ["committee"]);
  for (const id of ["feedback.suggest", "complaint.complain"]) {
    const filled = filledOf(await open(mei, id, html, lin));
    expect(filled.supplierTeamId).toBe(team.teamId);
    expect(await submit(mei, id, { ...filled, keepsName: "true" })).toEqual({
      task: { type: "message", value: "Recorded." },
    });
  }
  expect(await database.read.select().from(suggestion).all()).toMatchObject([
    { supplierTeamId: team.teamId, ...FROM_MEI },
  ]);
  expect(await database.read.select().from(complaint).all()).toMatchObject([
    { keepsName: true, receivedAt: MONDAY, ...FROM_MEI },
  ]);
});

test("a complaint's dialog is honest about a name that is kept, and names the office for what is no complaint", async () => {
  const { open, call, mei, lin, addPerson } = await createMessages();
  const ada = await addPerson("Ada", {}, ["admin"]);
  const said = async () => (await open(mei, "complaint.complain", html, lin)).task.value.card.content;
  const honest = /facts can still tell them who it was/;
  const before = await said();
  expect(textsOf(before)).toEqual(expect.arrayContaining([expect.stringMatching(honest)]));
  expect(textsOf(before).at(-1)).toMatch(/turn to your HR department or works council/);
  const officeUrl = "https://trust.example.com/";
  await call(ada, setComplaintSettings, { ...usualSettings, officeUrl });
  const after = await said();
  expect(textsOf(after)).toEqual(expect.arrayContaining([expect.stringMatching(honest)]));
  expect(after.body.at(-1)).toMatchObject({
    type: "ActionSet",
    actions: [{ type: "Action.OpenUrl", title: "Go to the office in charge", url: officeUrl }],
  });
  const other = (await open(mei, "feedback.suggest", html, lin)).task.value.card.content;
  expect(JSON.stringify(other)).not.toMatch(/harassment|whistle/i);
});
