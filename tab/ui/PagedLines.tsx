import type { ReactNode } from "react";
import { Rows } from "./layout.tsx";
import { More } from "./More.tsx";
import { Answer, Empty } from "./states.tsx";
import { useKeptFocus } from "./useKeptFocus.ts";

interface Pages<Item> {
  items: Item[] | undefined;
  error: unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  refetch(): unknown;
  fetchNextPage(): unknown;
}

/**
 * A list that is read page by page, with its loading, failed and empty states.
 *
 * @example <PagedLines pages={usePages(searchPeople, { query })} empty={t("app.noMatch")}>{(person) => <Line … />}</PagedLines>
 */
export function PagedLines<Item>({
  pages,
  empty,
  children,
}: {
  pages: Pages<Item>;
  empty: ReactNode;
  children: (item: Item) => ReactNode;
}) {
  const list = useKeptFocus();
  return (
    <div ref={list} tabIndex={-1}>
      <Answer query={{ data: pages.items, error: pages.error, refetch: pages.refetch }}>
        {(items) => (items.length === 0 ? <Empty>{empty}</Empty> : <Rows>{items.map(children)}</Rows>)}
      </Answer>
      <More pages={pages} />
    </div>
  );
}
