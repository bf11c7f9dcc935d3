import { useTexts } from "#tab/text.ts";

/** The page or the message that something was recorded from. */
export function SourceLink({ source }: { source: { title: string; url: string } }) {
  const { t } = useTexts();
  return (
    <span style={{ overflowWrap: "anywhere" }}>
      {t("today.source")}{" "}
      <a href={source.url} target="_blank" rel="noreferrer">
        {source.title}
      </a>
    </span>
  );
}
