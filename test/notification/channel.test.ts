import { expect, test } from "vitest";
import { watchCommitments } from "#server/commitment/watcher.ts";
import { event, idempotency } from "#server/event/table.ts";
import { createCardSender, isAllowedAddress } from "#server/notification/webhook.ts";
import * as api from "#shared/notification/api.ts";
import { FRIDAY } from "#test/commitment/company.ts";
import { refusal } from "#test/world.ts";
import { createPost, idOf } from "./post.ts";

const usual = ["*.logic.azure.com", "*.environment.api.powerplatform.com"];
const SECRET = "sig=aSecretThatNobodyReads";

test.each([
  ["https://prod-12.westeurope.logic.azure.com/workflows/1/triggers/manual?sig=x", true],
  ["https://prod-12.westeurope.logic.azure.com:443/workflows/1", true],
  ["https://a.b.environment.api.powerplatform.com/powerautomate/x", true],
  ["http://prod-12.westeurope.logic.azure.com/workflows/1", false],
  ["https://prod-12.westeurope.logic.azure.com:8443/workflows/1", false],
  ["https://somebody@prod-12.westeurope.logic.azure.com/workflows/1", false],
  ["https://logic.azure.com/", false],
  ["https://evil-logic.azure.com.example.org/", false],
  ["https://evillogic.azure.com/", false],
  ["https://169.254.169.254/latest", false],
  ["https://localhost/", false],
  ["http://127.0.0.1:3978/api", false],
  ["file:///etc/passwd", false],
  ["nonsense", false],
])("%s is allowed: %s", (address, isAllowed) => {
  expect(isAllowedAddress(address, usual)).toBe(isAllowed);
});

/** The workflow of IT's channel, set by its lead. */
async function createChannel() {
  const post = await createPost();
  const url = `${post.services.url}/workflows/1?${SECRET}`;
  const set = (as = post.sam, teamId = post.it.teamId, to = url) =>
    post.call(as, api.setTeamChannel, { teamId, url: to });
  return { ...post, url, set };
}

test("what is asked of a team and what it misses is a card in its channel; what it promises is not", async () => {
  const { set, promise, ask, lin, mei, deliver, services, clock, database } = await createChannel();
  await set();
  await ask(mei, { sentence: "A *bold* laptop" });
  await promise(lin, { requesterId: mei.personId });
  await deliver();
  clock.now = FRIDAY + 1;
  while ((await watchCommitments(database, clock.now)) > 0);
  await deliver();
  const cards = services.messages.filter(({ path }) => path.startsWith("/workflows/"));
  const contents = cards.map(({ body }) => (body as unknown as Post).attachments[0].content);
  expect(contents.map(({ version }) => version)).toEqual(["1.5", "1.5"]);
  expect(contents.map(({ body }) => body.map(({ text }) => text))).toEqual([
    ["Mei asks for this", "A \\*bold\\* laptop", "IT for HR"],
    ["Its time has passed", "Badges for the new colleagues", "IT for HR"],
  ]);
});

interface Post {
  attachments: [{ content: { version: string; body: { text: string }[] } }];
}

test("a lead alone sets a team's channel, an admin may, and nobody reads the address again", async () => {
  const { set, call, addPerson, sam, lin, dee, fay, it: team, url, database, send } = await createChannel();
  for (const other of [lin, dee, fay]) expect(await refusal(set(other))).toMatchObject({ code: "forbidden" });
  const told = await set();
  expect(told).toMatchObject({ host: new URL(url).host, setBy: { name: "Sam" }, trouble: null });
  const admin = await addPerson("Ada", {}, ["admin"]);
  expect((await call(admin, api.listTeamChannels, {})).items).toHaveLength(1);
  expect((await call(fay, api.listTeamChannels, {})).items.map(({ host }) => host)).toEqual([null]);
  expect((await call(lin, api.listTeamChannels, {})).items).toEqual([]);
  const answer = await send(
    sam,
    api.setTeamChannel,
    { teamId: team.teamId, url },
    { "idempotency-key": "12345678" },
  );
  const kept = await database.read.select().from(idempotency).all();
  const events = await database.read.select().from(event).all();
  for (const said of [await answer.text(), JSON.stringify([told, kept, events])])
    expect(said).not.toContain("aSecret");
});

test("an address elsewhere is refused", async () => {
  const { set, sam, it: team } = await createChannel();
  for (const url of ["https://example.com/hook", "http://127.0.0.1:1/x", "https://a.logic.azure.com/x"])
    expect(await refusal(set(sam, team.teamId, url))).toMatchObject({
      key: "notification.error.host",
      field: "url",
    });
  for (const url of ["hook", "", "https://a b", `https://a.logic.azure.com/${"x".repeat(2100)}`])
    expect(await refusal(set(sam, team.teamId, url))).toMatchObject({ code: "invalid", field: "url" });
  expect(await refusal(set(sam, crypto.randomUUID()))).toMatchObject({ code: "notFound" });
});

test("a test card shows whether it arrives; why it did not is seen by the lead", async () => {
  const { set, call, sam, lin, it: team, deliver, services } = await createChannel();
  const tried = (as = sam) => call(as, api.tryTeamChannel, { teamId: team.teamId });
  expect(await refusal(tried())).toMatchObject({ key: "notification.error.noChannel" });
  await set();
  expect(await refusal(tried(lin))).toMatchObject({ code: "forbidden" });
  await tried();
  services.replies.push({ status: 302, headers: { location: `${services.url}/elsewhere` } });
  expect(await deliver()).toEqual(["givenUp: redirected"]);
  expect(services.messages).toHaveLength(1);
  const [failed] = (await call(sam, api.listTeamChannels, {})).items;
  expect(failed).toMatchObject({ trouble: "redirected", lastSentAt: null });
  await tried();
  await deliver();
  const [sent] = (await call(sam, api.listTeamChannels, {})).items;
  expect(sent).toMatchObject({ trouble: null, lastSentAt: expect.any(Number) });
});

test("a channel that is busy or broken gets the same card later, with the same id", async () => {
  const { set, call, sam, it: team, deliver, services, clock } = await createChannel();
  await set();
  await call(sam, api.tryTeamChannel, { teamId: team.teamId });
  services.replies.push({ status: 429, headers: { "retry-after": "60" } }, { status: 502 });
  expect(await deliver()).toEqual(["queued: throttled"]);
  clock.now += 60_000;
  expect(await deliver()).toEqual(["queued: serverError"]);
  clock.now += 60_000;
  expect(await deliver()).toEqual(["sent"]);
  expect(new Set(services.messages.map(idOf)).size).toBe(1);
});

test("a channel that was removed hears nothing more, not even what was waiting", async () => {
  const { set, call, sam, lin, ask, it: team, deliver, services } = await createChannel();
  await set();
  await ask();
  const remove = (as = sam) => call(as, api.removeTeamChannel, { teamId: team.teamId });
  expect(await refusal(remove(lin))).toMatchObject({ code: "forbidden" });
  await remove();
  expect(await refusal(remove())).toMatchObject({ key: "notification.error.noChannel" });
  await deliver();
  expect(services.messages.filter(({ path }) => path.startsWith("/workflows/"))).toEqual([]);
});

test("an address that was allowed once and is no more is not posted to", async () => {
  const { url, services } = await createChannel();
  const sendCard = createCardSender({ hosts: usual, now: () => 0 });
  expect(await sendCard({ outboxId: "1", url, card: {} })).toEqual({
    is: "refused",
    reason: "hostNotAllowed",
  });
  expect(services.messages).toEqual([]);
});
