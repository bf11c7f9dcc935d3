/** A page or a message that something was recorded from. */
interface Source {
  title: string;
  url: string;
}

/** As it is kept in a row. */
export const sourceColumns = (source: Source | null | undefined) => ({
  sourceTitle: source?.title ?? null,
  sourceUrl: source?.url ?? null,
});

/**
 * As it is read from a row.
 *
 * @example sourceOf({ sourceTitle: null, sourceUrl: null }) // => null
 */
export const sourceOf = ({
  sourceTitle,
  sourceUrl,
}: {
  sourceTitle: string | null;
  sourceUrl: string | null;
}): Source | null => (sourceUrl === null ? null : { title: sourceTitle ?? sourceUrl, url: sourceUrl });
