import { Button } from "@fluentui/react-components";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import type { TeamRef } from "#shared/organisation/model.ts";
import { answerSurvey } from "#shared/survey/api.ts";
import { aspects, type SurveyRound, type Variable } from "#shared/survey/model.ts";
import { useWrite } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { useAnnounce } from "#tab/ui/Announcer.tsx";
import { errorText } from "#tab/ui/states.tsx";
import { Scale } from "./Scale.tsx";
import styles from "./Survey.module.css";

type Given = Partial<Record<Variable, number | null>>;

interface QuestionsProps {
  round: SurveyRound;
  supplier: TeamRef;
  children: ReactNode;
}

/** What is asked about one supplier team, with the promise of confidentiality before the first answer. */
export function Questions({ round, supplier, children }: QuestionsProps) {
  const { t } = useTexts();
  const [ratings, setRatings] = useState<Given>({});
  const [comment, setComment] = useState("");
  const { failure, isSending, send } = useSend(round, supplier);
  const { answers, comments } = round.thresholds;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!isSending) void send(ratings, comment);
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p className="strong">{t("survey.about", { team: supplier.name })}</p>
      {children}
      <p className="small quiet">{t("survey.promise", { answers, comments })}</p>
      <p>{t("survey.scale.ends", { low: 1, high: 5 })}</p>
      {[...aspects, ...round.extraItems].map((variable) => (
        <Scale
          key={variable}
          variable={variable}
          value={ratings[variable]}
          onChange={(value) => setRatings({ ...ratings, [variable]: value })}
        />
      ))}
      <Comment value={comment} least={comments} onChange={setComment} />
      <div role="alert" className="late">
        {failure}
      </div>
      <div className={styles.send}>
        <Button type="submit" appearance="primary" disabledFocusable={isSending}>
          {t("survey.send")}
        </Button>
        <span className="small quiet">{t("survey.sendHint")}</span>
      </div>
    </form>
  );
}

interface CommentProps {
  value: string;
  least: number;
  onChange(value: string): void;
}

function Comment({ value, least, onChange }: CommentProps) {
  const { t } = useTexts();
  const id = useId();
  return (
    <div className={styles.comment}>
      <label htmlFor={id}>{t("survey.comment")}</label>
      <textarea
        id={id}
        value={value}
        maxLength={1000}
        autoComplete="off"
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => onChange(target.value)}
      />
      <span id={`${id}-hint`} className="small quiet">
        {t("survey.commentHint", { comments: least })}
      </span>
    </div>
  );
}

/** A failure leaves all that was chosen as it is; only the server knows whether it has already been taken. */
function useSend({ roundId }: SurveyRound, { teamId: supplierTeamId }: TeamRef) {
  const texts = useTexts();
  const write = useWrite();
  const announce = useAnnounce();
  const [failure, setFailure] = useState("");
  const [isSending, setSending] = useState(false);

  async function send(ratings: Given, comment: string) {
    setSending(true);
    setFailure("");
    try {
      await write(answerSurvey, { roundId, supplierTeamId, ratings, comment });
      announce(texts.t("survey.sent"));
    } catch (error) {
      setFailure(errorText(texts, error));
    } finally {
      setSending(false);
    }
  }
  return { failure, isSending, send };
}
