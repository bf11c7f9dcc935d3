import { standardSentence } from "#shared/agreement/sentence.ts";
import { listConsultations } from "#shared/feedback/consultationApi.ts";
import type { Consultation } from "#shared/feedback/model.ts";
import { type ConsultationPhase, phaseOf } from "#shared/feedback/rules.ts";
import { mayDo } from "#shared/rights.ts";
import { holderOf, useMe } from "#tab/me.ts";
import { usePages } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { useNow, useTimeFormat } from "#tab/time.ts";
import { CommandBar, RunButton } from "#tab/ui/CommandBar.tsx";
import { Line } from "#tab/ui/Line.tsx";
import { Section } from "#tab/ui/layout.tsx";
import { PagedLines } from "#tab/ui/PagedLines.tsx";
import { type Look, StateGlyph } from "#tab/ui/pictures.tsx";
import { Answers } from "./Answers.tsx";
import styles from "./Feedback.module.css";

const FIRST_SHOWN = 5;
const looks: Record<ConsultationPhase, Look> = { open: "waiting", due: "atRisk", decided: "met" };

/** Planned changes that my teams are asked about, or that they ask about. */
export function Consultations() {
  const { t } = useTexts();
  const { data: me } = useMe();
  const pages = usePages(listConsultations, { limit: FIRST_SHOWN });
  const isLead = me?.memberships.some(({ role, state }) => role === "lead" && state === "active") ?? false;
  if (!isLead && pages.items?.length === 0) return null;
  return (
    <Section
      title={t("feedback.consultations")}
      actions={isLead && <RunButton id="feedback.consult" isSmall />}
    >
      <PagedLines pages={pages} empty={t("feedback.consultationsEmpty")}>
        {(consultation) => <ConsultationRow key={consultation.consultationId} consultation={consultation} />}
      </PagedLines>
    </Section>
  );
}

function ConsultationRow({ consultation }: { consultation: Consultation }) {
  const { t } = useTexts();
  const now = useNow();
  const { data: me } = useMe();
  const { supplier, plan, isAsked } = consultation;
  const phase = phaseOf(consultation, now);
  const isLead =
    me !== undefined && mayDo(holderOf(me), "feedback.consult", { supplierTeamId: supplier.teamId });
  const side = phase === "due" && isLead ? "supplier" : "customer";
  return (
    <Line
      title={
        <>
          <StateGlyph look={looks[phase]} label={t(`feedback.phase.${phase}`)} />{" "}
          {t("feedback.plans", { team: supplier.name, plan })}
        </>
      }
      under={<About consultation={consultation} phase={phase} />}
      actions={
        <CommandBar
          place="row"
          context={{ scope: "personal", selection: "consultation", side, state: phase }}
          subject={{ consultation }}
          label={plan}
          allows={(id) => id !== "feedback.answerConsultation" || isAsked}
        />
      }
    />
  );
}

function About({ consultation, phase }: { consultation: Consultation; phase: ConsultationPhase }) {
  const { t } = useTexts();
  const { date } = useTimeFormat();
  const { service, standard, closesAt, askedTeams, tally, mine, outcome, decision, consultationId } =
    consultation;
  const promised = standard && standardSentence(standard);
  const moment = { date: date(closesAt) };
  const parts = [
    t(`feedback.phase.${phase}`),
    service && t("feedback.about", { name: service.name }),
    phase === "open" ? t("feedback.until", moment) : t("feedback.closedOn", moment),
    t("feedback.asked", { count: askedTeams }),
    tally && t("feedback.tally", tally),
    mine && t("feedback.mineSaid", { stance: t(`feedback.stance.${mine.stance}`) }),
  ];
  return (
    <span className={styles.about}>
      {outcome && decision && (
        <span className={styles.answer}>
          {t("feedback.decided", { outcome: t(`feedback.outcome.${outcome}`), decision })}
        </span>
      )}
      {promised && <span>{t("feedback.promisedNow", { standard: t(promised.key, promised.values) })}</span>}
      <span>{parts.filter(Boolean).join(" · ")}</span>
      {tally && tally.for + tally.against + tally.other > 0 && <Answers consultationId={consultationId} />}
    </span>
  );
}
