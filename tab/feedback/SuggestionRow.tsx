import type { Suggestion, SuggestionState } from "#shared/feedback/model.ts";
import { mayDo } from "#shared/rights.ts";
import { holderOf, useMe } from "#tab/me.ts";
import { useTexts } from "#tab/text.ts";
import { useTimeFormat } from "#tab/time.ts";
import { CommandBar } from "#tab/ui/CommandBar.tsx";
import { Line } from "#tab/ui/Line.tsx";
import { type Look, StateGlyph } from "#tab/ui/pictures.tsx";
import { SourceLink } from "#tab/ui/SourceLink.tsx";
import styles from "./Feedback.module.css";

const looks: Record<SuggestionState, Look> = {
  open: "waiting",
  accepted: "onTrack",
  declined: "closed",
  done: "met",
  withdrawn: "unknown",
};

interface SuggestionProps {
  suggestion: Suggestion;
  /** Whose eyes: who suggested it, or the team it goes to. */
  side: "supplier" | "customer";
}

/** One suggestion as a line: where it stands, what it says, what was answered, what can be done. */
export function SuggestionRow({ suggestion, side }: SuggestionProps) {
  const { t } = useTexts();
  const { data: me } = useMe();
  const { state, text, supplier, author, owner } = suggestion;
  const isOwners = owner?.personId === me?.person.personId;
  const mayFinish =
    isOwners || (me && mayDo(holderOf(me), "feedback.finish", { supplierTeamId: supplier.teamId }));
  return (
    <Line
      title={
        <>
          <StateGlyph look={looks[state]} label={t(`feedback.state.${state}`)} /> {text}
        </>
      }
      under={<About suggestion={suggestion} side={side} />}
      actions={
        <CommandBar
          place="row"
          context={{ scope: "personal", selection: "suggestion", side, state }}
          subject={{ suggestion }}
          label={text}
          allows={(id) => {
            if (id === "feedback.take") return !isOwners;
            if (id === "feedback.finish") return mayFinish === true;
            return id !== "feedback.withdraw" || author?.personId === me?.person.personId;
          }}
        />
      }
    />
  );
}

function About({ suggestion, side }: SuggestionProps) {
  const { t } = useTexts();
  const { date } = useTimeFormat();
  const { state, supplier, author, authorTeam, service, commitment, owner, dueAt, createdAt } = suggestion;
  const isPending = state === "open" || state === "accepted";
  const about = service?.name ?? (commitment && `“${commitment.sentence}”`);
  const parts = [
    t(`feedback.state.${state}`),
    side === "customer"
      ? t("feedback.to", { team: supplier.name })
      : t("feedback.from", { name: author?.name || t("feedback.somebody"), team: authorTeam?.name ?? "" }),
    about && t("feedback.about", { name: about }),
    isPending &&
      (owner ? t("feedback.owner", { name: owner.name || t("feedback.somebody") }) : t("feedback.noOwner")),
    state === "accepted" && dueAt !== null ? t("feedback.by", { date: date(dueAt) }) : date(createdAt),
  ];
  return (
    <span className={styles.about}>
      <span>{parts.filter(Boolean).join(" · ")}</span>
      {suggestion.source && <SourceLink source={suggestion.source} />}
      <AnswerLines suggestion={suggestion} />
    </span>
  );
}

/** Yes with what will change, no with why and what instead, and in the end what was done. */
export function AnswerLines({
  suggestion: { state, answer, alternative, done },
}: {
  suggestion: Suggestion;
}) {
  const { t } = useTexts();
  const lines = [
    state === "done" && done && t("feedback.weDid", { done }),
    state === "accepted" && answer && t("feedback.willChange", { answer }),
    state === "declined" && answer && t("feedback.because", { answer }),
    state === "declined" && alternative && t("feedback.instead", { alternative }),
  ].filter((line) => typeof line === "string" && line !== "") as string[];
  return lines.map((line) => (
    <span key={line} className={styles.answer}>
      {line}
    </span>
  ));
}
