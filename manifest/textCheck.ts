import type { Finding } from "./finding.ts";

/** The translatable strings of a package in one language, by their place in the manifest. */
export type Strings = Record<string, string>;

/** Names of other products; "teams" in lower case is an everyday word. */
const TRADE_MARK = /[Mm]icrosoft|MICROSOFT|微软|\b(Teams|Office|Outlook|Copilot|SharePoint|Entra|Azure)\b/;
const UNFINISHED = /\b(alpha|beta|preview|demo|test|trial|dev)\b|测试|内测|预览|试用/i;
/** What Teams itself calls its own tabs. */
const OWN_TABS = [
  "activity",
  "chat",
  "teams",
  "calendar",
  "calls",
  "files",
  "posts",
  "wiki",
  "apps",
  "store",
  "help",
];

/** What the upload service reads between the lines: the schema only counts characters. */
export function textFindings(file: string, strings: Strings): Finding[] {
  return Object.entries(strings).flatMap(([key, text]) => {
    const at = `${file} ${key}`;
    return curesOf(key, text, strings).map((cure) => ({ at, actual: text, cure }));
  });
}

function curesOf(key: string, text: string, strings: Strings) {
  const isName = key.startsWith("name.") || key.endsWith(".name");
  const cures = [
    text.trim() === "" && "write something",
    TRADE_MARK.test(text) && `leave out ${TRADE_MARK.exec(text)?.[0]}, a name of another product`,
    isName && UNFINISHED.test(text) && `leave out ${UNFINISHED.exec(text)?.[0]}; the app must be finished`,
    key.endsWith("].name") &&
      OWN_TABS.includes(text.toLowerCase()) &&
      "choose another name; Teams has a tab of this name",
    key === "description.full" &&
      isRepeated(strings) &&
      "say more than the short description, and do not repeat it",
  ];
  return cures.filter((cure) => cure !== false);
}

const isRepeated = (strings: Strings) =>
  (strings["description.full"] ?? "").includes(strings["description.short"] ?? "");
