import { Link } from "wouter";
import type { Complaint } from "#shared/complaint/model.ts";
import { useTexts } from "#tab/text.ts";
import { useNow, useTimeFormat } from "#tab/time.ts";
import { CommandBar } from "#tab/ui/CommandBar.tsx";
import { Row } from "#tab/ui/layout.tsx";
import { StateGlyph } from "#tab/ui/pictures.tsx";
import styles from "./Complaint.module.css";
import { Dots } from "./Dots.tsx";
import { addressOf, allowedOn, fromWhom, isLate, lookOf, whoHasIt } from "./stands.ts";

/** A complaint as a line: where it stands, who has it, what can be done. */
export function ComplaintRow({ complaint }: { complaint: Complaint }) {
  const texts = useTexts();
  const { t } = texts;
  const { date } = useTimeFormat();
  const { state, text, supplier, receivedAt } = complaint;
  return (
    <Row
      glyph={<StateGlyph look={lookOf(complaint, useNow())} label={t(`complaint.state.${state}`)} />}
      lead={date(receivedAt)}
      title={
        <Link href={addressOf(complaint)} className={styles.title}>
          {text}
        </Link>
      }
      under={
        <span className={styles.about}>
          <Dots state={state} />
          <span>
            {[t("complaint.about", { team: supplier.name }), fromWhom(texts, complaint)]
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
  const { state, dueAt, escalation } = complaint;
  const due = dueAt !== null && t(late ? "complaint.lateSince" : "complaint.dueBy", { date: moment(dueAt) });
  return (
    <span>
      {[t(`complaint.state.${state}`), whoHasIt(texts, complaint)].filter(Boolean).join(" · ")}
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

export function ComplaintCommands({ complaint, visible = 1 }: { complaint: Complaint; visible?: number }) {
  return (
    <CommandBar
      place="row"
      context={{ scope: "personal", selection: "complaint", state: complaint.state }}
      subject={{ complaint }}
      visible={visible}
      allows={allowedOn(complaint)}
      label={complaint.text.slice(0, 60)}
    />
  );
}
