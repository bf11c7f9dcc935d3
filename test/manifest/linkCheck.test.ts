import { expect, test } from "vitest";
import { linkFindings } from "#manifest/linkCheck.ts";
import { tabFindings } from "#manifest/tabCheck.ts";
import { appId, manifestWith } from "./examples.ts";

test.each([
  ["a version that starts with 0", "version", "0.1.0", /at least 1/],
  ["a version in words", "version", "abc", /three numbers/],
  ["the empty id", "id", "00000000-0000-0000-0000-000000000000", /empty/],
  ["a tab over http", "staticTabs[0].contentUrl", "http://counterpart.contoso.com/today", /https:\/\//],
  ["a tab without an address", "staticTabs[0].contentUrl", undefined, /whole address/],
  ["a tab of another domain", "staticTabs[0].contentUrl", "https://fabrikam.com/today", /validDomains/],
  [
    "a tab that looks like our domain",
    "staticTabs[0].contentUrl",
    "https://counterpart.contoso.com.fabrikam.com/",
    /validDomains/,
  ],
  [
    "another's configuration page",
    "configurableTabs[0].configurationUrl",
    "https://fabrikam.com/configure",
    /validDomains/,
  ],
  [
    "a configuration page over http",
    "configurableTabs[0].configurationUrl",
    "http://counterpart.contoso.com/",
    /https:\/\//,
  ],
  ["a tab without a page for the browser", "staticTabs[0].websiteUrl", undefined, /whole address/],
  ["a website over http", "developer.websiteUrl", "http://contoso.com", /https:\/\//],
  ["a privacy statement over http", "developer.privacyUrl", "http://contoso.com", /https:\/\//],
  ["terms on this machine", "developer.termsOfUseUrl", "https://localhost/terms", /colleagues/],
  ["a domain with its scheme", "validDomains[1]", "https://contoso.com", /leave out https/],
  ["a domain with a path", "validDomains[1]", "contoso.com/tab", /first \//],
  ["all of a public suffix", "validDomains[1]", "*.com", /wildcard/],
  ["a developer's tunnel", "validDomains[1]", "x.ngrok.io", /tunnel/],
  ["a domain in capitals", "validDomains[1]", "Contoso.com", /lower case/],
  [
    "another domain's API",
    "webApplicationInfo.resource",
    `api://fabrikam.com/${appId}`,
    /api:\/\/counterpart\.contoso\.com/,
  ],
  ["no API to sign in to", "webApplicationInfo.resource", undefined, /Application ID URI/],
])("%s is refused, with its place and its cure", (_fault, place, value, cure) => {
  const findings = linkFindings(manifestWith({ [place]: value }));
  expect(findings).toContainEqual({ at: place, actual: value ?? "", cure: expect.stringMatching(cure) });
});

test.each([
  ["another app's id", { "webApplicationInfo.id": "3f2b8c1e-0d64-4a7b-9c55-000000000000" }],
  ["no sign-in", { webApplicationInfo: undefined }],
  ["no domain", { validDomains: undefined }],
])("the API and %s do not go together", (_fault, changes) => {
  expect(linkFindings(manifestWith(changes)).map(({ at }) => at)).toContain("webApplicationInfo.resource");
});

test.each([
  [
    "one's own things in a channel",
    { "staticTabs[0].scopes": ["personal", "team"] },
    "staticTabs today",
    /same to all/,
  ],
  ["two tabs of one id", { "staticTabs[1].entityId": "today" }, "staticTabs entityId", /id of its own/],
  ["an app without tabs", { staticTabs: undefined }, "staticTabs", /at least one tab/],
  [
    "a tab kept from shared channels",
    { supportsChannelFeatures: undefined },
    "supportsChannelFeatures",
    /tier1/,
  ],
])("%s is refused", (_fault, changes, at, cure) => {
  const findings = tabFindings(manifestWith(changes));
  expect(findings).toEqual([{ at, actual: expect.any(String), cure: expect.stringMatching(cure) }]);
});

test("an app that has no channel tab need not support channels", () => {
  expect(
    tabFindings(manifestWith({ configurableTabs: undefined, supportsChannelFeatures: undefined })),
  ).toEqual([]);
});
