import type { ReactNode } from "react";
import { mayDo } from "#shared/rights.ts";
import { getRelease } from "#shared/survey/api.ts";
import { extraItems, type Figures, type Release as ReleaseNoun } from "#shared/survey/model.ts";
import { holderOf, useMe } from "#tab/me.ts";
import { useEndpoint } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { useTimeFormat } from "#tab/time.ts";
import { CommandBar } from "#tab/ui/CommandBar.tsx";
import { Section } from "#tab/ui/layout.tsx";
import { Answer, Empty } from "#tab/ui/states.tsx";
import { AspectLines } from "./AspectLines.tsx";
import { Comments } from "./Comments.tsx";
import styles from "./Survey.module.css";

interface ReleaseProps {
  supplierTeamId: string;
  /** The reader's own team, where it is the customer. */
  customerTeamId?: string;
  /** One of the rounds; the latest without. */
  roundId?: string | undefined;
  /** On the card of the two: the total and the customer's line alone. */
  isBetween?: boolean;
}

/** What a closed round found about a supplier team, each number with its n and its certainty. */
export default function Release({
  supplierTeamId,
  customerTeamId,
  roundId,
  isBetween = false,
}: ReleaseProps) {
  const { t } = useTexts();
  const query = useEndpoint(getRelease, {
    supplierTeamId,
    ...(customerTeamId && { customerTeamId }),
    ...(roundId && { roundId }),
  });
  return (
    <Answer query={query}>
      {({ release }) =>
        release ? (
          <Results release={isBetween ? between(release, customerTeamId) : release} />
        ) : (
          <Section title={t("survey.results")}>
            <Empty>{t(roundId ? "survey.noReleaseInRound" : "survey.noRelease")}</Empty>
          </Section>
        )
      }
    </Answer>
  );
}

/** Another customer's opinion is no part of this relationship. */
function between(release: ReleaseNoun, customerTeamId: string | undefined): ReleaseNoun {
  const customers = release.customers.filter(({ customer }) => customer.teamId === customerTeamId);
  return { ...release, customers, others: null, comments: [] };
}

function Results({ release }: { release: ReleaseNoun }) {
  const { t } = useTexts();
  const { date } = useTimeFormat();
  const { quarter, closedAt } = release.round;
  const closed = date(closedAt ?? 0);
  const name = quarter
    ? t("survey.round", { quarter, date: closed })
    : t("survey.roundOnDemand", { date: closed });
  return (
    <Section title={t("survey.results")} aside={name} actions={<FollowUp release={release} />}>
      <Line name={t("survey.total")} figures={release.total}>
        <Basis release={release} />
      </Line>
      {release.customers.map(({ customer, figures }) => (
        <Line key={customer.teamId} name={customer.name} figures={figures} />
      ))}
      {release.others && <Line name={t("survey.others")} figures={release.others} />}
      <Comments release={release} />
    </Section>
  );
}

/** What the whole rests on, and what it would be if no team had more weight than another. */
function Basis({ release: { coverage, meanByTeam } }: { release: ReleaseNoun }) {
  const { t, locale } = useTexts();
  if (!coverage) return null;
  const { askedPercent, coveredPercent, isThin } = coverage;
  const parts = [
    t("survey.coverage", { asked: askedPercent, covered: coveredPercent }),
    meanByTeam !== null && t("survey.meanByTeam", { mean: new Intl.NumberFormat(locale).format(meanByTeam) }),
  ];
  return (
    <>
      <p className="small quiet">{parts.filter(Boolean).join(" · ")}</p>
      {isThin && <p className="small risk">{t("survey.thin")}</p>}
    </>
  );
}

/** A lead of the team says what follows. */
function FollowUp({ release }: { release: ReleaseNoun }) {
  const { data: me } = useMe();
  const { teamId } = release.supplier;
  if (!me || !mayDo(holderOf(me), "improvement.manage", { teamId })) return null;
  const context = { scope: "personal", selection: "release" } as const;
  return (
    <CommandBar
      place="toolbar"
      context={context}
      subject={{ release }}
      allows={(id) => id === "survey.addAction"}
    />
  );
}

function Line({ name, figures, children }: { name: string; figures: Figures | null; children?: ReactNode }) {
  const { t } = useTexts();
  if (!figures)
    return (
      <div className={styles.line}>
        <p className="strong">{name}</p>
        <p className="small quiet">{t("survey.notEnough")}</p>
      </div>
    );
  const { answered, responseRate, index } = figures;
  const parts = [
    t("survey.n", { n: answered }),
    responseRate && t("survey.rate", { percent: responseRate.percent }),
    responseRate && t(`survey.band.${responseRate.band}`),
    index !== null && t("survey.index", { index }),
  ];
  return (
    <div className={styles.line}>
      <p className="strong">{name}</p>
      <p className="small quiet">{parts.filter(Boolean).join(" · ")}</p>
      {children}
      <AspectLines figures={figures} />
      <Extras figures={figures} />
    </div>
  );
}

/** What a round asked beside the four aspects, where enough have answered. */
function Extras({ figures: { extras } }: { figures: Figures }) {
  const { t } = useTexts();
  return extraItems.map((item) => {
    const figure = extras[item];
    if (!figure) return null;
    const { n, value, interval } = figure;
    const said = item === "recommend" ? String(value) : t("survey.percent", { percent: value });
    return (
      <p key={item} className="small">
        {t(`survey.item.${item}`)}: <span className="strong">{said}</span>{" "}
        <span className="quiet">
          {t("survey.range", { low: interval.low, high: interval.high })} · {t("survey.n", { n })}
        </span>
      </p>
    );
  });
}
