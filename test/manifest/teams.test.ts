import { expect, test } from "vitest";
import { checkPackage } from "#manifest/checks.ts";
import { chineseStrings, teamsManifest } from "#manifest/teams.ts";
import { manifestEn } from "#manifest/text.en.ts";
import { manifestZh } from "#manifest/text.zh.ts";
import { packageFiles } from "#manifest/zip.ts";
import { type CommandId, commandIds, commands, type ViewId, viewIds, views } from "#shared/contributions.ts";
import { notificationKinds } from "#shared/notification/model.ts";
import { appId, settings } from "./examples.ts";

const manifest = teamsManifest(settings);
const tabs = manifest.staticTabs ?? [];

test("every personal view is a tab, in the order of the tab strip, and no other view or part of one is", () => {
  const personal = viewIds.filter(
    (id) => views[id].scopes.includes("personal") && !views[id].isSetting && !views[id].partOf,
  );
  expect(tabs.map(({ entityId }) => entityId)).toEqual(personal);
  expect(tabs.length).toBeGreaterThan(0);
});

test("a tab opens its view on our domain, for its owner alone", () => {
  for (const { entityId, contentUrl, websiteUrl, scopes } of tabs) {
    const url = `https://counterpart.contoso.com${views[entityId as ViewId].path}`;
    expect({ contentUrl, websiteUrl, scopes }).toEqual({
      contentUrl: url,
      websiteUrl: url,
      scopes: ["personal"],
    });
  }
});

test("the admin's settings are no tab: they are reached from within", () => {
  expect(views.admin.isSetting).toBe(true);
  expect(tabs.map(({ entityId }) => entityId)).not.toContain("admin");
});

test("a channel's tab is set up on our page and offered in every kind of channel, never in a chat", () => {
  expect(manifest.configurableTabs).toEqual([
    {
      configurationUrl: "https://counterpart.contoso.com/configure",
      canUpdateConfiguration: true,
      scopes: ["team"],
      context: ["channelTab"],
    },
  ]);
  expect(manifest.supportsChannelFeatures).toBe("tier1");
});

test("signing in asks for our own API, by domain and application id", () => {
  expect(manifest.webApplicationInfo).toEqual({
    id: appId,
    resource: `api://counterpart.contoso.com/${appId}`,
  });
  expect(manifest.validDomains).toEqual(["counterpart.contoso.com"]);
});

test("without a bot there is no message extension", () => {
  for (const part of ["bots", "composeExtensions"]) expect(manifest).not.toHaveProperty(part);
  expect(manifest.permissions).toEqual(["identity"]);
});

test("each kind of notification is a type of activity, and the only right asked for is to send them", () => {
  const types = manifest.activities?.activityTypes ?? [];
  expect(types.map(({ type }) => type)).toEqual([...notificationKinds, "digest"]);
  for (const { templateText } of types) expect(templateText).toMatch(/\p{L}.*\{text\}$/u);
  expect(manifest.authorization?.permissions?.resourceSpecific).toEqual([
    { name: "TeamsActivity.Send.User", type: "Application" },
  ]);
});

test("with a bot each command of a message or of the compose box is in the message extension, and passes all checks", async () => {
  const withBot = { ...settings, botId: appId };
  const [extension] = teamsManifest(withBot).composeExtensions ?? [];
  const actions = extension?.commands?.filter(({ type }) => type === "action") ?? [];
  const recording = commandIds.filter((id) =>
    commands[id].places.some((place) => place === "message" || place === "compose"),
  );
  expect(actions.map(({ id }) => id)).toEqual(recording);
  expect(recording.length).toBeGreaterThanOrEqual(5);
  for (const { id, context, fetchTask, title } of actions) {
    expect(context).toEqual(
      commands[id as CommandId].places.filter((place) => context?.includes(place as never)),
    );
    expect([fetchTask, title.length <= 32, title.endsWith("…")]).toEqual([true, true, false]);
  }
  expect(extension?.messageHandlers).toEqual([
    { type: "link", value: { domains: ["counterpart.contoso.com"] } },
  ]);
  expect(await checkPackage(packageFiles(withBot))).toEqual([]);
});

test("ask, promise, complain, thank and suggest are called on a message and from the compose box", () => {
  const [extension] = teamsManifest({ ...settings, botId: appId }).composeExtensions ?? [];
  const contexts = extension?.commands?.filter(({ type }) => type === "action") ?? [];
  expect(Object.fromEntries(contexts.map(({ id, context }) => [id, context]))).toEqual({
    "commitment.ask": ["message", "compose"],
    "commitment.promise": ["message", "compose"],
    "complaint.complain": ["message", "compose"],
    "feedback.suggest": ["message", "compose"],
    "recognition.thank": ["message", "compose"],
  });
});

test("the bot may be wherever its cards are sent, for their buttons are answered by it; nobody can write to it", () => {
  const { bots } = teamsManifest({ ...settings, botId: appId });
  expect(bots).toEqual([
    { botId: appId, scopes: ["personal", "team", "groupChat"], isNotificationOnly: true },
  ]);
});

test("every string of the manifest has its Chinese, and the tabs are named in it", () => {
  const strings = chineseStrings();
  expect(tabs.map((_, index) => strings[`staticTabs[${index}].name`])).toEqual(
    expect.arrayContaining(["今天", "关系", "承诺"]),
  );
  expect(tabs.map(({ name }) => name)).toEqual(expect.arrayContaining(["Today", "Relations", "Promises"]));
  expect(strings["description.full"]).toMatch(/\p{Script=Han}{10}/u);
});

test("only the product's name is the same in both languages", () => {
  const keys = Object.keys(manifestEn) as (keyof typeof manifestEn)[];
  expect(keys.filter((key) => manifestEn[key] === manifestZh[key])).toEqual(["shortName"]);
});
