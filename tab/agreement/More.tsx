import { Button } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import type { z } from "zod";
import type { Endpoint } from "#shared/endpoint.ts";
import { usePages } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import styles from "./More.module.css";

interface MoreProps<Input extends z.ZodObject, Item> {
  endpoint: Endpoint<Input, z.ZodType<{ items: Item[]; nextCursor: string | null }>>;
  input: z.input<Input>;
  /** Where the page that came with the screen ended; null when it was all. */
  cursor: string | null;
  children: (item: Item) => ReactNode;
}

/** The rest of a list, fetched page by page when it is asked for. */
export function More<Input extends z.ZodObject, Item>({ cursor, ...rest }: MoreProps<Input, Item>) {
  const [isWanted, setWanted] = useState(false);
  if (cursor === null) return null;
  if (!isWanted) return <MoreButton onPress={() => setWanted(true)} />;
  return <Rest {...rest} input={{ ...rest.input, cursor }} />;
}

function Rest<Input extends z.ZodObject, Item>({
  endpoint,
  input,
  children,
}: Omit<MoreProps<Input, Item>, "cursor">) {
  const { items = [], hasNextPage, isFetching, fetchNextPage } = usePages(endpoint, input);
  return (
    <>
      {items.map(children)}
      {hasNextPage && <MoreButton isBusy={isFetching} onPress={() => void fetchNextPage()} />}
    </>
  );
}

interface MoreButtonProps {
  /** What it stands in: a list, unless something else is said. */
  as?: "li" | "div";
  isBusy?: boolean;
  onPress(): void;
}

export function MoreButton({ as: Frame = "li", isBusy = false, onPress }: MoreButtonProps) {
  const { t } = useTexts();
  return (
    <Frame className={styles.more}>
      <Button appearance="subtle" disabledFocusable={isBusy} onClick={onPress}>
        {t("app.showMore")}
      </Button>
    </Frame>
  );
}
