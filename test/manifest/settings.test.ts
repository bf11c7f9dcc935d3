import { expect, test } from "vitest";
import { OWN_KEY } from "#manifest/extensionKey.ts";
import { readSettings } from "#manifest/settings.ts";
import { appId, rightWords, tenantId } from "./examples.ts";

const findingsOf = (words: string[]) => readSettings(words, "1.0.0").findings;

test("a right command line is taken as it is, with our version and pages where none are given", () => {
  const { settings, findings } = readSettings(rightWords, "4.2.0");
  expect(findings).toEqual([]);
  expect(settings).toEqual({
    domain: "counterpart.contoso.com",
    appId,
    tenantIds: [tenantId],
    version: "4.2.0",
    developerName: "Counterpart",
    privacyUrl: "https://counterpart.contoso.com/privacy",
    termsUrl: "https://counterpart.contoso.com/terms",
    extensionKey: OWN_KEY,
  });
});

test("what the company names itself replaces our own", () => {
  const own = [
    "--version",
    "1.2.0",
    "--developer-name",
    "Contoso 株式会社",
    "--privacy-url",
    "https://contoso.com/p",
    "--terms-url",
    "https://contoso.com/t",
  ];
  const { settings, findings } = readSettings([...rightWords, ...own], "1.0.0");
  expect(findings).toEqual([]);
  expect(settings).toMatchObject({
    version: "1.2.0",
    developerName: "Contoso 株式会社",
    privacyUrl: "https://contoso.com/p",
    termsUrl: "https://contoso.com/t",
  });
});

test("several tenants may be named, and ids are kept in lower case as Entra ID shows them", () => {
  const other = "0B5D1F9A-7C3E-4286-A4F1-6E2D8C9B3A70";
  const { settings, findings } = readSettings([...rightWords, "--tenant", other], "1.0.0");
  expect(findings).toEqual([]);
  expect(settings.tenantIds).toEqual([tenantId, other.toLowerCase()]);
});

test("all that is missing is named at once", () => {
  expect(findingsOf([]).map(({ at }) => at)).toEqual(["--domain", "--app-id", "--tenant"]);
});

test("all that is wrong is named at once", () => {
  const words = [
    "--domain",
    "localhost",
    "--app-id",
    "x",
    "--tenant",
    "y",
    "--version",
    "0.9.0",
    "--privacy-url",
    "http://contoso.com",
  ];
  expect(findingsOf(words).map(({ at }) => at)).toEqual([
    "--domain",
    "--app-id",
    "--tenant",
    "--version",
    "--privacy-url",
  ]);
});

test.each([
  ["https://counterpart.contoso.com", /leave out https:\/\//],
  ["counterpart.contoso.com/", /first \//],
  ["counterpart.contoso.com?x", /first \//],
  ["Counterpart.contoso.com", /counterpart\.contoso\.com/],
  ["*.contoso.com", /wildcard/],
  ["*.co.uk", /wildcard/],
  ["localhost", /public name/],
  ["localhost:3978", /public name/],
  ["10.0.0.7", /public name/],
  ["[::1]:3978", /public name/],
  ["contoso", /full domain name/],
  ["counterpart contoso.com", /full domain name/],
  ["-counterpart.contoso.com", /full domain name/],
  ["公司.com", /xn--/],
  ["counterpart.contoso.com.", /full domain name/],
  ["abc-3978.euw.devtunnels.ms", /tunnel/],
  ["ab12.ngrok-free.app", /tunnel/],
  ["", /domain the server is reached at/],
])("the domain %j is refused", (domain, cure) => {
  const findings = findingsOf([...rightWords.slice(2), "--domain", domain]);
  expect(findings).toEqual([{ at: "--domain", actual: domain, cure: expect.stringMatching(cure) }]);
});

test.each([["counterpart.contoso.com:8443"], ["xn--55qx5d.com"], ["a.b-c.example"]])(
  "the domain %s is accepted",
  (domain) => {
    expect(findingsOf([...rightWords.slice(2), "--domain", domain])).toEqual([]);
  },
);

test.each([
  ["--app-id", "3f2b8c1e0d644a7b9c551e8f6a0b7d42", /GUID/],
  ["--app-id", "00000000-0000-0000-0000-000000000000", /empty one/],
  ["--tenant", "contoso.onmicrosoft.com", /GUID/],
  ["--tenant", "9188040d-6c67-4c5b-b112-36a304b66dad", /personal accounts/],
  ["--tenant", appId, /also --app-id/],
  ["--version", "0.1.0", /at least 1/],
  ["--version", "1.0", /three numbers/],
  ["--version", "1.02.0", /three numbers/],
  ["--version", "1.2.0-beta", /three numbers/],
  ["--developer-name", "C".repeat(33), /32 characters/],
  ["--developer-name", "Con\ntoso", /control characters/],
  ["--developer-name", "  ", /who offers/],
  ["--privacy-url", "http://contoso.com/privacy", /https:\/\//],
  ["--privacy-url", "contoso.com/privacy", /whole address/],
  ["--terms-url", "https://localhost/terms", /colleagues can reach/],
  ["--terms-url", "https://admin:secret@contoso.com", /before @/],
])("%s %j is refused with its cure", (flag, value, cure) => {
  const others = rightWords.filter((_, index) => rightWords[index - (index % 2)] !== flag);
  expect(findingsOf([...others, flag, value])).toEqual([
    { at: flag, actual: value.trim(), cure: expect.stringMatching(cure) },
  ]);
});

test("a misspelt flag, a stray word and a flag given twice are not passed over", () => {
  const findings = findingsOf([
    ...rightWords,
    "--domain",
    "other.contoso.com",
    "--verison=1.0.0",
    "please",
    "--toString",
  ]);
  expect(findings.map(({ at, actual }) => [at, actual])).toEqual([
    ["--verison", ""],
    ["--toString", ""],
    ["command", "please"],
    ["--domain", "counterpart.contoso.com, other.contoso.com"],
  ]);
});

test("a flag at the end without its value is missing its value", () => {
  expect(findingsOf([...rightWords.slice(2), "--domain"]).map(({ at }) => at)).toEqual(["--domain"]);
});
