import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { Problem } from "#shared/problem.ts";
import { HostRefusal } from "#tab/host/host.ts";
import { problemText, type Texts, useTexts } from "#tab/text.ts";
import styles from "./states.module.css";

export function Loading() {
  const { t } = useTexts();
  return (
    <div role="status" aria-label={t("app.loading")} className={styles.fade}>
      <span className={`${styles.bar} ${styles.short}`} />
      <span className={`${styles.bar} ${styles.block}`} />
    </div>
  );
}

/** An empty place says what to do next. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.state}>
      <p className="quiet">{children}</p>
      {action}
    </div>
  );
}

export function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const texts = useTexts();
  return (
    <div role="alert" className={styles.state}>
      <p>{errorText(texts, error)}</p>
      <Button onClick={onRetry}>{texts.t("app.retry")}</Button>
    </div>
  );
}

/** What went wrong, in the reader's language; what is not ours to explain is named as an internal fault. */
export function errorText(texts: Texts, error: unknown) {
  if (error instanceof Problem) return problemText(texts, error);
  return texts.t(error instanceof HostRefusal ? error.key : "error.internal");
}

interface Query<Data> {
  data: Data | undefined;
  error: unknown;
  refetch(): unknown;
}

/**
 * Shows what a query answered; loading and failed are the same on every screen.
 *
 * @example <Answer query={useEndpoint(getToday, {})}>{(today) => <TodayLists today={today} />}</Answer>
 */
export function Answer<Data>({
  query,
  children,
}: {
  query: Query<Data>;
  children: (data: Data) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <Failed error={query.error} onRetry={() => query.refetch()} />;
  return <Loading />;
}
