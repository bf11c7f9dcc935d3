import type { ReactNode } from "react";
import type { MeasuredStandard, WindowAttainment } from "#shared/agreement/measured.ts";
import type { Standard } from "#shared/agreement/model.ts";
import type { Verdict } from "#shared/agreement/rules.ts";
import { standardSentence, standardTerms } from "#shared/agreement/sentence.ts";
import { type Texts, useTexts } from "#tab/text.ts";
import { IntervalBar } from "./pictures.tsx";
import styles from "./StandardCard.module.css";

interface StandardCardProps {
  measured: MeasuredStandard;
  /** For whom it holds, where that is not said around it. */
  note?: ReactNode;
  /** What is not in force yet has no result to show. */
  hasResult?: boolean;
  actions?: ReactNode;
}

/** What others can expect in one sentence, and how it is kept: share, certainty and target, in a picture and in words. */
export function StandardCard({
  measured: { standard, numbers },
  note,
  hasResult = true,
  actions,
}: StandardCardProps) {
  const texts = useTexts();
  const { t } = texts;
  const terms = standardTerms(standard);
  return (
    <div className={styles.frame}>
      <div className={styles.card}>
        <p className={styles.sentence}>{sentenceText(texts, standard)}</p>
        <p className={`${styles.terms} small quiet`}>
          {t(terms.key, terms.values)}
          {note && <> · {note}</>}
        </p>
        {hasResult && <Result standard={standard} numbers={numbers} />}
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  );
}

/** What a standard says, in the reader's language. */
export function sentenceText({ t }: Texts, standard: Standard) {
  const { key, values } = standardSentence(standard);
  return t(key, values);
}

function Result({ standard, numbers }: MeasuredStandard) {
  const texts = useTexts();
  const { t } = texts;
  if (!numbers) return <p className={`${styles.result} small quiet`}>{t("agreement.result.unmeasured")}</p>;
  const { target, current, previous } = numbers;
  return (
    <div className={styles.result}>
      <IntervalBar
        share={current.share}
        low={current.interval?.low ?? null}
        high={current.interval?.high ?? null}
        target={target}
        tone={toneOf[current.verdict]}
        label={barText(texts, current, target)}
      />
      <p className={`small ${toneOf[current.verdict]}`}>{resultText(texts, standard, current)}</p>
      <p className="small quiet">{aroundText(texts, standard, current, previous)}</p>
    </div>
  );
}

/** Colour is for what is proven; what leans or is too small to judge has none. */
const toneOf = {
  provenKept: "kept",
  provenMissed: "late",
  leaningKept: "quiet",
  leaningMissed: "quiet",
  tooFew: "quiet",
} as const satisfies Record<Verdict, string>;

/**
 * A result in words, always with how many it rests on.
 *
 * @example resultText(texts, standard, { kept: 96, counted: 104, verdict: "provenKept" }) // => "96 of 104 kept · proven"
 */
export function resultText(
  { t }: Texts,
  { measure }: Pick<Standard, "measure">,
  { kept, counted, verdict }: Pick<WindowAttainment, "kept" | "counted" | "verdict">,
) {
  if (counted === 0) return t("agreement.result.none");
  if (verdict === "tooFew") return t("agreement.result.tooFew", { count: counted });
  return t(measure === "accurate" ? `agreement.right.${verdict}` : `agreement.result.${verdict}`, {
    kept,
    counted,
  });
}

function barText({ t, locale }: Texts, { share, interval }: WindowAttainment, target: number) {
  const percent = (part: number) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(part * 100);
  if (share === null || !interval) return t("agreement.barTooFew", { target: percent(target) });
  const [low, high] = [percent(interval.low), percent(interval.high)];
  return t("agreement.bar", { share: percent(share), low, high, target: percent(target) });
}

/** What is in the window but not in the share, and how the window before went. */
function aroundText(
  { t }: Texts,
  { window }: Standard,
  current: WindowAttainment,
  previous: WindowAttainment,
) {
  const apart = (["open", "unconfirmed", "declined", "excluded"] as const)
    .filter((name) => current[name] > 0)
    .map((name) => t(`agreement.count.${name}`, { count: current[name] }));
  const { kept, counted } = previous;
  const before = counted > 0 ? [t(`agreement.before.${window}`, { kept, counted })] : [];
  return [t(`agreement.now.${window}`), ...apart, ...before].join(" · ");
}
