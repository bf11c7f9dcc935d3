import { expect, test } from "vitest";
import { service } from "#server/agreement/table.ts";
import * as api from "#shared/commitment/api.ts";
import { getCommitment } from "#shared/commitment/readApi.ts";
import { deepLinkTo, pathOfLink } from "#shared/deepLink.ts";
import { sentenceAndDetails, textOfHtml } from "#shared/teamsBot/message.ts";
import { momentIn, nextWeekday } from "#shared/teamsBot/moment.ts";
import type { TestPerson } from "#test/world.ts";
import { type CardAnswer, createBot, type Result, site, textsOf } from "./bot.ts";

async function createCards() {
  const bot = await createBot();
  const press = (as: TestPerson, verb: string, data: object, changes: object = {}) =>
    bot.invoke<CardAnswer>(
      as,
      "adaptiveCard/action",
      { action: { type: "Action.Execute", verb, data }, trigger: "manual" },
      changes,
    );
  const offered = ({ value }: CardAnswer) => value.actions.map(({ title }) => title);
  return { ...bot, press, offered };
}

test("each reader of a card is offered their own next step: accept, deliver, then confirm", async () => {
  const { ask, press, offered, lin, mei, clock } = await createCards();
  const { commitmentId } = await ask(mei, { wishedAt: clock.now + 86_400_000 });
  const own = async (as: TestPerson) => offered(await press(as, "refresh", { commitmentId }));
  expect(await own(lin)).toEqual(["Accept", "Deliver", "Open in Counterpart"]);
  expect(await own(mei)).toEqual(["Open in Counterpart"]);
  expect(offered(await press(lin, "accept", { commitmentId }))).toEqual(["Deliver", "Open in Counterpart"]);
  const delivered = await press(lin, "deliver", { commitmentId });
  expect(textsOf(delivered.value)[0]).toBe("Delivered");
  expect(await own(mei)).toEqual(["Yes, as promised", "Open in Counterpart"]);
  expect(await own(lin)).toEqual(["Open in Counterpart"]);
  expect(textsOf((await press(mei, "confirm", { commitmentId })).value)[0]).toBe("Confirmed");
});

/** The form behind the button "Accept", where a day has to be said. */
const acceptForm = ({ value }: CardAnswer) =>
  value.actions.find(({ type, title }) => type === "Action.ShowCard" && title === "Accept")?.card;

test("what was asked in a message without a wish for a day is accepted on its card, with a day", async () => {
  const { invoke, press, rowOf, lin, mei, between } = await createCards();
  const asked = {
    commandId: "commitment.ask",
    data: { ...between, sentence: "A laptop", details: "", day: "" },
  };
  const { composeExtension } = await invoke<Result>(mei, "composeExtension/submitAction", asked);
  const { data } = composeExtension.attachments[0]!.content.actions[0]!;
  const form = acceptForm(await press(lin, "refresh", data!));
  expect(form?.body.map(({ id, type, value }) => [id, type, value])).toEqual([
    ["day", "Input.Date", "2026-11-03"],
    ["time", "Input.Time", "17:00"],
  ]);
  const [button] = form!.actions;
  expect([button?.type, button?.verb, button?.title]).toEqual(["Action.Execute", "accept", "Accept"]);
  const accepted = await press(lin, "accept", { ...button!.data!, day: "2026-11-05", time: "12:00" });
  expect(textsOf(accepted.value)[0]).toBe("Promised");
  const { commitmentId } = data as { commitmentId: string };
  expect((await rowOf(commitmentId)).promisedAt).toBe(Date.parse("2026-11-05T11:00:00Z"));
});

test.each([
  ["a day that is over", { day: "2026-11-01", time: "17:00" }],
  ["no day", { day: "", time: "" }],
  ["no day at all", {}],
  ["what is no day", { day: "tomorrow", time: "17:00" }],
])("accepting with %s is refused on the card, which asks for the day again", async (_, chosen) => {
  const { ask, press, rowOf, lin, mei } = await createCards();
  const { commitmentId } = await ask(mei);
  const refused = await press(lin, "accept", { commitmentId, ...chosen });
  expect(refused.value.body.at(-1)?.color).toBe("Attention");
  expect(acceptForm(refused)?.body[0]?.id).toBe("day");
  expect((await rowOf(commitmentId)).promisedAt).toBeNull();
});

test("a wish that has passed is no day to promise: the card asks for one", async () => {
  const { ask, press, lin, mei, clock } = await createCards();
  const { commitmentId } = await ask(mei, { wishedAt: clock.now + 3_600_000 });
  expect(acceptForm(await press(lin, "refresh", { commitmentId }))).toBeUndefined();
  clock.now += 7_200_000;
  expect(acceptForm(await press(lin, "refresh", { commitmentId }))).toBeDefined();
});

test("a button pressed on an old card says why not, on the card as it stands", async () => {
  const { promise, press, lin, mei, call } = await createCards();
  const { commitmentId, revision } = await promise(lin, { requesterId: mei.personId });
  await call(lin, api.deliverCommitment, { commitmentId, revision, text: null });
  const answer = await press(lin, "deliver", { commitmentId, revision });
  expect(answer.statusCode).toBe(200);
  expect(answer.value.body.at(-1)?.color).toBe("Attention");
  expect(textsOf(answer.value)[0]).toBe("Delivered");
});

test("nobody takes a step that is the other side's; who belongs to neither learns nothing", async () => {
  const { promise, press, lin, mei, fay } = await createCards();
  const { commitmentId } = await promise(lin, { requesterId: mei.personId });
  const refused = await press(mei, "deliver", { commitmentId });
  expect(textsOf(refused.value)[0]).toBe("Promised");
  expect(refused.value.body.at(-1)?.color).toBe("Attention");
  for (const verb of ["refresh", "deliver"]) {
    const answer = await press(fay, verb, { commitmentId });
    expect(answer).toMatchObject({ statusCode: 403, type: "application/vnd.microsoft.error" });
    expect(JSON.stringify(answer)).not.toContain("Badges");
  }
});

test("a step sent twice is taken once", async () => {
  const { promise, press, lin, mei, call } = await createCards();
  const { commitmentId, revision } = await promise(lin, { requesterId: mei.personId });
  const once = { id: "f:1" };
  const first = await press(lin, "deliver", { commitmentId, revision }, once);
  expect(await press(lin, "deliver", { commitmentId, revision }, once)).toEqual(first);
  const { history } = await call(lin, getCommitment, { commitmentId });
  expect(history.filter(({ kind }) => kind === "delivered")).toHaveLength(1);
});

test.each([
  [{}],
  [{ action: { verb: "erase", data: {} } }],
  [{ action: { verb: "accept", data: { commitmentId: "1" } } }],
])("a button that is not ours is refused: %j", async (value) => {
  const { post, activityOf, lin } = await createCards();
  expect((await post(activityOf(lin, "adaptiveCard/action", value))).status).toBe(400);
});

async function createFinds() {
  const cards = await createCards();
  const find = async (as: TestPerson, words?: string) => {
    const parameters =
      words === undefined ? [{ name: "initialRun", value: "true" }] : [{ name: "words", value: words }];
    const value = { commandId: "search", parameters, queryOptions: { skip: 0, count: 25 } };
    const { composeExtension } = await cards.invoke<Result>(as, "composeExtension/query", value);
    return composeExtension.attachments.map(({ preview }) => preview.content.title);
  };
  const unfurl = async (as: TestPerson, url: string) => {
    const { composeExtension } = await cards.invoke<Result>(as, "composeExtension/queryLink", { url });
    return composeExtension.attachments.map(({ preview }) => preview.content.title);
  };
  const cardOf = async (as: TestPerson, url: string) =>
    (await cards.invoke<Result>(as, "composeExtension/queryLink", { url })).composeExtension.attachments[0]
      ?.content;
  return { ...cards, find, unfurl, cardOf };
}

test("a search finds one's own open promises by their words, and nobody else's", async () => {
  const { ask, promise, find, lin, mei, fay } = await createFinds();
  await ask(mei);
  await promise(lin, { requesterId: mei.personId });
  expect(await find(mei, "laptop")).toEqual(["A laptop for Chen"]);
  expect((await find(mei)).toSorted()).toEqual(["A laptop for Chen", "Badges for the new colleagues"]);
  expect(await find(mei, "%")).toEqual([]);
  expect(await find(fay)).toEqual([]);
});

test("a search finds published services of any team, and no draft", async () => {
  const { find, fay, database, it: team, clock } = await createFinds();
  const row = (name: string, state: "published" | "draft") => ({
    serviceId: crypto.randomUUID(),
    teamId: team.teamId,
    name,
    state,
    promise: "You can expect an answer.",
    createdAt: clock.now,
  });
  await database.write((db) =>
    db.insert(service).values([row("New laptop", "published"), row("Old laptop", "draft")]),
  );
  expect(await find(fay, "LAPTOP")).toEqual(["New laptop"]);
});

test("a link to us becomes a card for who may read it, and stays a link for others", async () => {
  const { ask, unfurl, mei, fay } = await createFinds();
  const { commitmentId } = await ask(mei);
  const path = `/today/${commitmentId}`;
  const inTeams = deepLinkTo(site, path, "A laptop");
  for (const url of [inTeams, `https://tab.example.com${path}`])
    expect(await unfurl(mei, url)).toEqual(["A laptop for Chen"]);
  expect(await unfurl(fay, inTeams)).toEqual([]);
  for (const url of [
    "https://tab.example.com/today",
    "https://example.com/today/1",
    "nonsense",
    `https://tab.example.com/today/${crypto.randomUUID()}`,
  ])
    expect(await unfurl(mei, url)).toEqual([]);
});

test("what Copy link gives becomes a card that Teams takes for a link: of version 1.3, with the way into the tab", async () => {
  const { ask, cardOf, offerService, mei, fay, it: team } = await createFinds();
  const { commitmentId } = await ask(mei);
  const serviceId = await offerService(team.teamId);
  const leads = { [`/today/${commitmentId}`]: mei, [`/promises/${serviceId}`]: fay };
  for (const [path, reader] of Object.entries(leads)) {
    const card = await cardOf(reader, `https://tab.example.com${path}`);
    expect([card?.version, card && "refresh" in card]).toEqual(["1.3", false]);
    expect(card?.actions.map(({ type }) => type)).toEqual(["Action.OpenUrl"]);
    expect(pathOfLink(site, card?.actions[0]?.url ?? "")).toBe(path);
  }
  expect(await cardOf(fay, `https://tab.example.com/today/${commitmentId}`)).toBeUndefined();
});

test("a path goes into a link and comes back out of it", () => {
  for (const path of ["/today/1", "/relations/map?team=1", "/notifications"]) {
    const link = deepLinkTo(site, path, "新同事的笔记本电脑".repeat(20));
    expect(pathOfLink(site, link)).toBe(path);
    expect(link.length).toBeLessThanOrEqual(1024);
  }
  expect(deepLinkTo({ ...site, appId: null }, "/today")).toBe("https://tab.example.com/today");
  expect(
    pathOfLink(
      site,
      "https://teams.microsoft.com/l/entity/other/today?context=%7B%22subEntityId%22%3A%22%2Ftoday%22%7D",
    ),
  ).toBeNull();
});

test.each([
  ["<p>Hello&nbsp;<b>Chen</b></p>", "Hello Chen"],
  ["a<br>b<br/>c", "a\nb\nc"],
  ["<ul><li>one</li><li>two</li></ul>", "one\ntwo"],
  ["1 &lt; 2 &amp;&amp; 3 &gt; 2 &#x1F600; &#39;x&#39;", "1 < 2 && 3 > 2 😀 'x'"],
  ["<script>alert(1)</script><style>p{}</style>text", "text"],
  ["<img src=x onerror=alert(1)>", ""],
  ["a\u0000b\u202ec", "abc"],
  ["plain   text \n\n\n more", "plain text\nmore"],
  ["&#0;&unknown;&#99999999;", "&unknown;"],
])("%j says %j", (html, text) => {
  expect(textOfHtml(html)).toBe(text);
});

test("the first sentence of a message is the promise, the whole its details", () => {
  expect(sentenceAndDetails("Please send 3.5 kg. By Friday!")).toEqual({
    sentence: "Please send 3.5 kg.",
    details: "Please send 3.5 kg. By Friday!",
  });
  expect(sentenceAndDetails("请在周五前发送。谢谢")).toEqual({
    sentence: "请在周五前发送。",
    details: "请在周五前发送。谢谢",
  });
  expect(sentenceAndDetails("One line")).toEqual({ sentence: "One line", details: "" });
  expect(sentenceAndDetails("x".repeat(5000)).sentence).toHaveLength(300);
  expect(sentenceAndDetails("")).toEqual({ sentence: "", details: "" });
});

test("a day and a time mean that wall clock in that zone", () => {
  expect(momentIn("Europe/Berlin", "2026-11-20", "17:00")).toBe(Date.parse("2026-11-20T16:00:00Z"));
  expect(momentIn("Asia/Shanghai", "2026-11-20", "17:00")).toBe(Date.parse("2026-11-20T09:00:00Z"));
  for (const [day, time] of [
    ["2026-13-01", "17:00"],
    ["2026-11-20", "25:00"],
    ["", "17:00"],
    ["2026-11-20", ""],
  ] as const)
    expect(momentIn("UTC", day, time)).toBeNull();
  expect(nextWeekday("UTC", Date.parse("2026-11-20T10:00:00Z"))).toBe("2026-11-23");
  expect(nextWeekday("Asia/Shanghai", Date.parse("2026-11-22T17:00:00Z"))).toBe("2026-11-24");
});
