import { errorAt, type Finding } from "./finding.ts";

/** Words that promise nothing anyone could check, by what should stand in their place. */
const vagueWords = {
  vagueTime: [
    ...[
      "asap",
      "a.s.a.p",
      "as soon as possible",
      "as soon as we can",
      "as quickly as possible",
      "soon",
      "shortly",
    ],
    ...["prompt", "promptly", "quick", "quickly", "fast", "swift", "swiftly", "speedy", "speedily", "timely"],
    ...["immediately", "instantly", "right away", "straight away", "without delay"],
    ...[
      "without undue delay",
      "in due course",
      "in good time",
      "in a reasonable time",
      "within a reasonable time",
    ],
    ...[
      "及时",
      "尽快",
      "尽早",
      "尽速",
      "从速",
      "马上",
      "立即",
      "立刻",
      "迅速",
      "快速",
      "第一时间",
      "适时",
      "抓紧",
    ],
    ...["不日", "短期内", "合理时间", "合理期限"],
  ],
  vagueQuality: [
    ...["reasonable", "reasonably", "appropriate", "appropriately", "adequate", "adequately", "sufficient"],
    ...[
      "sufficiently",
      "satisfactory",
      "efficient",
      "efficiently",
      "high quality",
      "good quality",
      "excellent",
    ],
    ...["适当", "恰当", "合理", "妥善", "优质", "高质量", "高效", "满意的", "良好"],
  ],
  vagueHedge: [
    ...[
      "if possible",
      "where possible",
      "whenever possible",
      "when possible",
      "as far as possible",
      "best effort",
    ],
    ...["best efforts", "we try", "try to", "aim to", "aims to", "strive to", "endeavour to", "endeavor to"],
    ...["usually", "normally", "generally", "typically", "in most cases", "in principle"],
    ...[
      "尽量",
      "尽可能",
      "力争",
      "争取",
      "努力做到",
      "酌情",
      "视情况",
      "原则上",
      "通常",
      "一般情况下",
      "大多数情况下",
    ],
  ],
} as const;

type VagueKind = keyof typeof vagueWords;

/** Chinese terms of business that only contain a vague word: suggestion scheme, express lane. */
const harmless = ["合理化", "快速通道"];

const kindOf = new Map(
  (Object.keys(vagueWords) as VagueKind[]).flatMap((kind) =>
    vagueWords[kind].map((word) => [word as string, kind]),
  ),
);

const pattern = patternOf([...kindOf.keys(), ...harmless]);

/**
 * The vague words of a sentence, each once, in the order of reading, with what to write instead.
 *
 * @example vagueFindings("We reply asap", "promise") // => [{ severity: "error", field: "promise", key: "agreement.finding.vagueTime", values: { word: "asap" } }]
 */
export function vagueFindings(sentence: string, field: string): Finding[] {
  // Full-width letters and capitals are the same words.
  const plain = sentence.normalize("NFKC").toLowerCase();
  const found = new Set([...plain.matchAll(pattern)].map(([match]) => match.replace(/[\s-]+/g, " ")));
  return [...found].flatMap((word) => {
    const kind = kindOf.get(word);
    return kind ? [errorAt(field, `agreement.finding.${kind}`, { word })] : [];
  });
}

/** Longer phrases first, so that "as soon as possible" is not reported as "soon"; a hyphen makes another word ("quick-start"). */
function patternOf(words: readonly string[]) {
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  const isHan = (word: string) => /^\p{Script=Han}/u.test(word);
  const chinese = longestFirst.filter(isHan).join("|");
  const latin = longestFirst
    .filter((word) => !isHan(word))
    .map((word) => word.replaceAll(".", "\\.").replaceAll(" ", "[\\s-]+"));
  return new RegExp(`${chinese}|(?<![a-z0-9-])(?:${latin.join("|")})(?![a-z0-9-])`, "gu");
}
