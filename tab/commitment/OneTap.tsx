import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { Link } from "wouter";
import type { Ask } from "#shared/ask.ts";
import type { Commitment } from "#shared/commitment/model.ts";
import type { Today, TodayQuestion } from "#shared/commitment/readApi.ts";
import type { CommandId } from "#shared/contributions.ts";
import { useTexts } from "#tab/text.ts";
import { useTimeFormat } from "#tab/time.ts";
import { useRunCommand } from "#tab/tools.ts";
import { FactBadge } from "#tab/ui/badges.tsx";
import { Section } from "#tab/ui/layout.tsx";
import { Empty } from "#tab/ui/states.tsx";
import { useKeptFocus } from "#tab/ui/useKeptFocus.ts";
import styles from "./OneTap.module.css";

/** What waits for one tap of mine: was it as promised, may the date move, a question, a signature, a newcomer. */
export function OneTap({ today: { questions, asks } }: { today: Today }) {
  const { t } = useTexts();
  const list = useKeptFocus();
  const isMixed = asks.some(({ kind }) => kind === "survey");
  return (
    <Section title={t("today.oneTap")} aside={!isMixed && <FactBadge kind="named" />}>
      <div ref={list} tabIndex={-1}>
        {questions.length + asks.length === 0 && <Empty>{t("today.oneTapEmpty")}</Empty>}
        {questions.map((question) => (
          <Question
            key={`${question.kind}${question.commitment.commitmentId}`}
            question={question}
            hasBadge={isMixed}
          />
        ))}
        {asks.map((ask) => (
          <AskCard key={`${ask.kind}${ask.subjectId}`} ask={ask} hasBadge={isMixed} />
        ))}
      </div>
    </Section>
  );
}

const answers = {
  fact: ["commitment.confirm", "commitment.partly", "commitment.refuse"],
  question: ["commitment.answer", "commitment.goOn"],
  date: ["commitment.agreeDate", "commitment.refuseDate"],
} as const satisfies Record<TodayQuestion["kind"], CommandId[]>;

/** Whether it says for itself what all of them are else: named. */
interface Badged {
  hasBadge: boolean;
}

function Question({ question: { kind, commitment }, hasBadge }: Badged & { question: TodayQuestion }) {
  const { t } = useTexts();
  const run = useRunCommand();
  return (
    <Card
      question={<QuestionText kind={kind} commitment={commitment} />}
      label={commitment.sentence}
      badge={hasBadge && "named"}
    >
      {answers[kind].map((id, index) => (
        <Button
          key={id}
          size="small"
          appearance={index === 0 ? "primary" : "secondary"}
          onClick={() => run(id, { commitment })}
        >
          {t(id === "commitment.confirm" ? "commitment.fact.yes" : id)}
        </Button>
      ))}
    </Card>
  );
}

function QuestionText({
  kind,
  commitment: { supplier, customer, sentence, question, proposal },
}: TodayQuestion) {
  const { t } = useTexts();
  const { moment } = useTimeFormat();
  if (kind === "fact") return t("commitment.factQuestion", { supplier: supplier.name, sentence });
  if (kind === "question")
    return t("commitment.questionFrom", { supplier: supplier.name, sentence, question: question ?? "" });
  return t("commitment.dateQuestion", {
    team: proposal?.by === "customer" ? customer.name : supplier.name,
    date: moment(proposal?.dueAt ?? 0),
    sentence,
  });
}

const complaintAddress = (id: string) => `/voice/complaints/${id}`;

const toVoice = () => "/voice";
const toActions = (teamId: string) => `/survey/${teamId}`;

const placeOf = {
  signature: (id: string) => `/promises/${id}`,
  relationship: (id: string) => `/relations/${id}`,
  membership: () => "/admin/members",
  survey: () => "/survey",
  surveyFollowUp: (id: string) => `/survey?round=${id}`,
  suggestion: toVoice,
  consultation: toVoice,
  decision: toVoice,
  complaintStep: complaintAddress,
  complaintResult: complaintAddress,
  complaintOverdue: complaintAddress,
  complaintCommittee: () => "/admin/roles",
  actionDue: toActions,
  actionLate: toActions,
  actionCheck: toActions,
  honour: toVoice,
} satisfies Record<Ask["kind"], (id: string) => string>;

/** What other slices ask of me is settled where it can be read in full. */
function AskCard({ ask: { kind, placeId, title, from }, hasBadge }: Badged & { ask: Ask }) {
  const { t } = useTexts();
  return (
    <Card
      question={t(`today.ask.${kind}`, { title, from: from ?? "" })}
      label={title}
      badge={hasBadge && (kind === "survey" ? "confidential" : "named")}
    >
      <Link href={placeOf[kind](placeId)}>{t("today.look")}</Link>
    </Card>
  );
}

interface CardProps {
  question: ReactNode;
  label: string;
  badge: "named" | "confidential" | false;
  children: ReactNode;
}

function Card({ question, label, badge, children }: CardProps) {
  return (
    <div className={styles.card}>
      {question}
      <fieldset aria-label={label} className={styles.buttons}>
        {children}
        {badge && (
          <span className={styles.badge}>
            <FactBadge kind={badge} />
          </span>
        )}
      </fieldset>
    </div>
  );
}

/** What was done for me lately, and a thank-you for it. */
export function Done({ commitments }: { commitments: Commitment[] }) {
  const { t } = useTexts();
  if (commitments.length === 0) return null;
  return (
    <Section title={t("today.done")}>
      {commitments.map((commitment) => (
        <DoneCard key={commitment.commitmentId} commitment={commitment} />
      ))}
    </Section>
  );
}

function DoneCard({ commitment }: { commitment: Commitment }) {
  const { t } = useTexts();
  const { date } = useTimeFormat();
  const run = useRunCommand();
  const { commitmentId, sentence, supplier, closedAt, state } = commitment;
  return (
    <div className={`${styles.card} ${styles.done}`}>
      <span>
        <Link href={`/today/${commitmentId}`}>{sentence}</Link>
        <p className="small quiet">
          {t("today.confirmedBy", { team: supplier.name, date: date(closedAt ?? 0) })}
          {state === "unconfirmed" && ` · ${t("today.unconfirmed")}`}
        </p>
      </span>
      <Button
        size="small"
        aria-label={`${t("today.thank")}: ${sentence}`}
        onClick={() => run("recognition.thankForWork", { commitment })}
      >
        {t("today.thank")}
      </Button>
    </div>
  );
}
