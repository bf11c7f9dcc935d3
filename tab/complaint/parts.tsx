import type { ReactNode } from "react";
import type { ComplaintDetails, Recurrence } from "#shared/complaint/model.ts";
import { watchedUntil } from "#shared/complaint/rules.ts";
import { useTexts } from "#tab/text.ts";
import { useNow, useTimeFormat } from "#tab/time.ts";
import { Section } from "#tab/ui/layout.tsx";
import styles from "./Complaint.module.css";

interface PartProps {
  complaint: ComplaintDetails;
}

/** Cause and plan; before they are shared, only who handles it finds them here. */
export function AnalysisPart({ complaint: { analysis, state } }: PartProps) {
  const { t } = useTexts();
  if (!analysis) return null;
  const { causeCategory, cause, plan, containment, whys } = analysis;
  return (
    <Section title={t("complaint.analysis")} aside={state === "analysed" && t("complaint.notShared")}>
      <dl className={`${styles.part} ${styles.words}`}>
        {whys.length > 0 && (
          <Said name={t("complaint.whys")}>
            <ol className={styles.whys}>
              {whys.map((why) => (
                <li key={why}>{why}</li>
              ))}
            </ol>
          </Said>
        )}
        <Said name={`${t("complaint.cause")} · ${t(`complaint.category.${causeCategory}`)}`}>{cause}</Said>
        {containment && <Said name={t("complaint.containment")}>{containment}</Said>}
        <Said name={t("complaint.plan")}>{plan}</Said>
      </dl>
    </Section>
  );
}

const Said = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt className="small quiet">{name}</dt>
    <dd>{children}</dd>
  </div>
);

export function ResultPart({ complaint: { result } }: PartProps) {
  const { t } = useTexts();
  if (result === null) return null;
  return (
    <Section title={t("complaint.result")}>
      <p className={styles.part}>{result}</p>
    </Section>
  );
}

/** What keeps it from coming back, who does it, and whether the cause has come back. */
export function LessonPart({ complaint: { lesson, closedAt } }: PartProps) {
  const { t } = useTexts();
  const { date } = useTimeFormat();
  if (!lesson) return null;
  return (
    <Section title={t("complaint.lesson")}>
      <div className={styles.part}>
        <p>{lesson.prevention}</p>
        {lesson.actions.map(({ actionId, owner, dueAt, state, effect }) => (
          <p key={actionId} className="small quiet">
            {[
              t("complaint.action", { person: owner.name, date: date(dueAt) }),
              t(`improvement.state.${state}`),
              effect && t(`improvement.effect.${effect}`),
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
        ))}
        <CameBack recurrence={lesson.recurrence} until={watchedUntil(closedAt ?? 0)} />
      </div>
    </Section>
  );
}

function CameBack({ recurrence: { before, after }, until }: { recurrence: Recurrence; until: number }) {
  const { t } = useTexts();
  const { date } = useTimeFormat();
  const isOver = useNow() > until;
  return (
    <>
      {before > 0 && <p className="small risk">{t("complaint.cameBefore", { count: before })}</p>}
      {after > 0 ? (
        <p className="small risk">{t("complaint.cameAfter", { count: after })}</p>
      ) : (
        <p className="small quiet">
          {isOver ? t("complaint.notBack") : t("complaint.notBackYet", { date: date(until) })}
        </p>
      )}
    </>
  );
}
