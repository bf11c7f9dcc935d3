import {
  type AspectFigure,
  aspects,
  type Bar,
  type Bounded,
  type Change,
  type Figures,
} from "#shared/survey/model.ts";
import { type Texts, useTexts } from "#tab/text.ts";
import { IntervalBar } from "#tab/ui/pictures.tsx";
import styles from "./Survey.module.css";

/** From here on people count as content; beside promises kept it tells where the promise may be the wrong one. */
const CONTENT_PERCENT = 70;

/** An arrow only against a proven change; the word goes with it. */
const arrows: Record<Change, string> = { up: "↑", down: "↓", noClearChange: "→" };

/** The four aspects of one group: share, mean, certainty, arrow. */
export function AspectLines({ figures }: { figures: Figures }) {
  const texts = useTexts();
  return (
    <dl className={styles.aspects}>
      {aspects.map((aspect) => {
        const figure = figures.aspects[aspect];
        return (
          <div key={aspect}>
            <dt className="small">{texts.t(`survey.aspect.${aspect}`)}</dt>
            <dd>{figure ? <Figure figure={figure} /> : <NotEnough />}</dd>
          </div>
        );
      })}
    </dl>
  );
}

function NotEnough() {
  const { t } = useTexts();
  return <span className="small quiet">{t("survey.notEnough")}</span>;
}

function Figure({ figure }: { figure: AspectFigure }) {
  const texts = useTexts();
  const { t } = texts;
  const { n, mean, favourable, interval, change, bars } = figure;
  const share = t("survey.favourable", { percent: said(texts, favourable) });
  const range = interval && t("survey.interval", { low: interval.low, high: interval.high });
  const isExact = favourable.bound === null && interval !== null;
  return (
    <>
      {share}
      {change && ` · ${arrows[change]} ${t(`survey.change.${change}`)}`}
      {isExact && (
        <IntervalBar
          share={favourable.value / 100}
          low={interval.low / 100}
          high={interval.high / 100}
          target={CONTENT_PERCENT / 100}
          tone="quiet"
          label={`${share}, ${range}`}
        />
      )}
      <p className="small quiet">
        {[t("survey.n", { n }), t("survey.mean", { mean: said(texts, mean) }), range]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {bars && <Bars bars={bars} />}
    </>
  );
}

/** How the answers are spread, drawn and in words. */
function Bars({ bars }: { bars: Bar[] }) {
  const { t } = useTexts();
  return (
    <>
      <span className={styles.bars} aria-hidden>
        {bars.map(({ name, count }) => (
          <span key={name} className={styles[name]} style={{ flexGrow: count }} />
        ))}
      </span>
      <p className="small quiet">
        {bars.map(({ name, count }) => t(`survey.bar.${name}`, { count })).join(" · ")}
      </p>
    </>
  );
}

function said({ t, locale }: Texts, { value, bound }: Bounded) {
  const number = new Intl.NumberFormat(locale).format(value);
  return bound ? t(`survey.${bound}`, { value: number }) : number;
}
