import { listAgreementHistory } from "#shared/agreement/agreementApi.ts";
import type { ServiceChange } from "#shared/agreement/answers.ts";
import { usePages } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { useTimeFormat } from "#tab/time.ts";
import { sentenceText } from "#tab/ui/StandardCard.tsx";
import { Answer } from "#tab/ui/states.tsx";
import styles from "./HistoryList.module.css";
import { MoreButton } from "./More.tsx";

interface Line extends Pick<ServiceChange, "sequence" | "occurredAt" | "actor" | "standard"> {
  title: string;
  reason?: string | null;
}

interface HistoryListProps {
  changes: Line[];
  pages: { hasNextPage: boolean; isFetching: boolean; fetchNextPage(): unknown };
}

/** What happened, who did it and when, latest first. */
export function HistoryList({
  changes,
  pages: { hasNextPage, isFetching, fetchNextPage },
}: HistoryListProps) {
  return (
    <ol className={styles.history}>
      {changes.map((line) => (
        <HistoryLine key={line.sequence} line={line} />
      ))}
      {hasNextPage && <MoreButton isBusy={isFetching} onPress={() => void fetchNextPage()} />}
    </ol>
  );
}

function HistoryLine({ line: { title, occurredAt, actor, standard, reason } }: { line: Line }) {
  const texts = useTexts();
  const { t } = texts;
  const { moment } = useTimeFormat();
  return (
    <li className={styles.line}>
      <p>{title}</p>
      {standard && <p className="small">{sentenceText(texts, standard)}</p>}
      {reason && <p className="small">“{reason}”</p>}
      <p className="small quiet">
        {actor ? actor.name || t("organisation.erasedPerson") : t("today.system")} · {moment(occurredAt)}
      </p>
    </li>
  );
}

/** The history of one version, asked for when somebody wants to see it. */
export function AgreementHistory({ agreementId }: { agreementId: string }) {
  const { t } = useTexts();
  const pages = usePages(listAgreementHistory, { agreementId, limit: 20 });
  return (
    <Answer query={{ data: pages.items, error: pages.error, refetch: pages.refetch }}>
      {(changes) => (
        <HistoryList
          changes={changes.map((one) => ({ ...one, title: t(`agreement.change.${one.kind}`) }))}
          pages={pages}
        />
      )}
    </Answer>
  );
}
