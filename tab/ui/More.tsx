import { Button } from "@fluentui/react-components";
import { useTexts } from "#tab/text.ts";
import styles from "./states.module.css";

interface Pages {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage(): unknown;
}

/** Below a list that goes on: the next page. */
export function More({ pages: { hasNextPage, isFetchingNextPage, fetchNextPage } }: { pages: Pages }) {
  const { t } = useTexts();
  if (!hasNextPage) return null;
  return (
    <p className={styles.more}>
      <Button size="small" disabledFocusable={isFetchingNextPage} onClick={() => fetchNextPage()}>
        {t("app.showMore")}
      </Button>
    </p>
  );
}
