import type { MeasuredStandard } from "#shared/agreement/measured.ts";
import type { Verdict } from "#shared/agreement/rules.ts";
import { standardSentence } from "#shared/agreement/sentence.ts";
import { useTexts } from "#tab/text.ts";
import { IntervalBar } from "#tab/ui/pictures.tsx";
import styles from "./Services.module.css";

/** Only what is proven has a colour; what leans is as quiet as what is too little to judge. */
const toneOf = {
  tooFew: "quiet",
  provenKept: "kept",
  provenMissed: "late",
  leaningKept: "quiet",
  leaningMissed: "risk",
} as const satisfies Record<Verdict, string>;

/** One promise as a sentence, with its verdict, its n and its certainty. */
export function StandardLine({ measured: { standard, numbers } }: { measured: MeasuredStandard }) {
  const { t } = useTexts();
  const sentence = standardSentence(standard);
  if (!numbers) return <p className={styles.standard}>{t(sentence.key, sentence.values)}</p>;
  const { kept, counted, share, interval, verdict } = numbers.current;
  const verdictWords = t(`agreement.verdict.${verdict}`);
  return (
    <div className={styles.standard}>
      <span>{t(sentence.key, sentence.values)}</span>
      <span>
        <IntervalBar
          share={share}
          low={interval?.low ?? null}
          high={interval?.high ?? null}
          target={numbers.target}
          tone={toneOf[verdict]}
          label={verdictWords}
        />
        <span className="small quiet numbers">
          {t("relationship.keptOf", { kept, counted })} · {verdictWords}
        </span>
      </span>
    </div>
  );
}
