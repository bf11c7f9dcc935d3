import { Link } from "wouter";
import { mayTake, type StepName } from "#shared/complaint/life.ts";
import type { Complaint } from "#shared/complaint/model.ts";
import { useTexts } from "#tab/text.ts";
import { useNow, useTimeFormat } from "#tab/time.ts";
import { CommandBar } from "#tab/ui/CommandBar.tsx";
import { Line } from "#tab/ui/Line.tsx";
import { StateGlyph } from "#tab/ui/pictures.tsx";
import styles from "./Complaint.module.css";
import { Dots } from "./Dots.tsx";
import { addressOf, allowedOn, fromWhom, isLate, lookOf, stateKey, whoHasIt } from "./stands.ts";

const mainSteps: StepName[] = ["analyse", "sharePlan", "report", "confirm", "learn"];

/** A complaint as a line: where it stands, who has it, what can be done. */
export function ComplaintRow({ complaint }: { complaint: Complaint }) {
  const texts = useTexts();
  const { t } = texts;
  const { date } = useTimeFormat();
  const { text, supplier, receivedAt } = complaint;
  return (
    <Line
      title={
        <Link href={addressOf(complaint)} className={styles.title}>
          <StateGlyph look={lookOf(complaint, useNow())} label={t(stateKey(complaint))} /> {text}
        </Link>
      }
      under={
        <span className={styles.about}>
          <Dots complaint={complaint} />
          <span>
            {[t("complaint.about", { team: supplier.name }), date(receivedAt), fromWhom(texts, complaint)]
              .filter(Boolean)
              .join(" · ")}
          </span>
          <Standing complaint={complaint} />
        </span>
      }
      actions={<ComplaintCommands complaint={complaint} />}
    />
  );
}

/** The state in words, whose turn it is and until when. */
export function Standing({ complaint }: { complaint: Complaint }) {
  const texts = useTexts();
  const { t } = texts;
  const { moment } = useTimeFormat();
  const late = isLate(complaint, useNow());
  const { dueAt, escalation } = complaint;
  const due = dueAt !== null && t(late ? "complaint.lateSince" : "complaint.dueBy", { date: moment(dueAt) });
  return (
    <span>
      {[t(stateKey(complaint)), whoHasIt(texts, complaint)].filter(Boolean).join(" · ")}
      {due && (
        <>
          {" · "}
          <span className={late ? "late" : undefined}>{due}</span>
        </>
      )}
      {escalation !== "none" && ` · ${t(`complaint.escalated.${escalation}`)}`}
    </span>
  );
}

/** The step that is the reader's stands out; everything else is behind "…". */
export function ComplaintCommands({ complaint, visible = 1 }: { complaint: Complaint; visible?: number }) {
  const { state, roles } = complaint;
  const hasStep = mainSteps.some((name) => mayTake(name, state, roles));
  return (
    <CommandBar
      place="row"
      context={{ scope: "personal", selection: "complaint", state: complaint.state }}
      subject={{ complaint }}
      visible={hasStep ? visible : 0}
      allows={allowedOn(complaint)}
      label={complaint.text.slice(0, 60)}
    />
  );
}
