import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { Commitment } from "#shared/commitment/model.ts";
import type { Side } from "#shared/relationship/model.ts";
import type { TextKey } from "#shared/text.ts";
import { usePages } from "#tab/query.ts";
import { listAwaited, listOwed } from "#tab/reads.ts";
import { useTexts } from "#tab/text.ts";
import { CommitmentRow } from "#tab/ui/CommitmentRow.tsx";
import { Rows, Section } from "#tab/ui/layout.tsx";
import { Empty } from "#tab/ui/states.tsx";
import { useKeptFocus } from "#tab/ui/useKeptFocus.ts";

interface Page {
  items: Commitment[];
  nextCursor: string | null;
}

interface CommitmentListProps {
  title: string;
  side: Side;
  count: number;
  /** The first page, which came with the screen. */
  page: Page;
  now: number;
  emptyKey: TextKey;
}

/** One side's open commitments; those after the first page are fetched when they are asked for. */
export function CommitmentList({ title, side, count, page, now, emptyKey }: CommitmentListProps) {
  const { t } = useTexts();
  const [isAll, setAll] = useState(false);
  const list = useKeptFocus();
  return (
    <Section title={title} aside={count > 0 && t("today.open", { count })}>
      <div ref={list} tabIndex={-1}>
        {page.items.length === 0 && <Empty>{t(emptyKey)}</Empty>}
        <Rows>
          {page.items.map((commitment) => (
            <CommitmentRow key={commitment.commitmentId} commitment={commitment} side={side} now={now} />
          ))}
          {isAll && page.nextCursor && <Rest side={side} cursor={page.nextCursor} now={now} />}
        </Rows>
        {!isAll && page.nextCursor && (
          <Button appearance="subtle" onClick={() => setAll(true)}>
            {t("app.showMore")}
          </Button>
        )}
      </div>
    </Section>
  );
}

function Rest({ side, cursor, now }: { side: Side; cursor: string; now: number }) {
  const { t } = useTexts();
  const {
    items = [],
    hasNextPage,
    fetchNextPage,
  } = usePages(side === "supplier" ? listOwed : listAwaited, { cursor });
  return (
    <>
      {items.map((commitment) => (
        <CommitmentRow key={commitment.commitmentId} commitment={commitment} side={side} now={now} />
      ))}
      {hasNextPage && (
        <li>
          <Button appearance="subtle" onClick={() => void fetchNextPage()}>
            {t("app.showMore")}
          </Button>
        </li>
      )}
    </>
  );
}
