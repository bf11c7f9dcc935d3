import { Button } from "@fluentui/react-components";
import { useTexts } from "#tab/text.ts";
import type { InputProps } from "./SearchField.tsx";

/** The page it was recorded from; what is left out is not sent. */
export function SourceInput({ value, onChange }: InputProps) {
  const { t } = useTexts();
  const source = value as { title: string; url: string } | undefined;
  if (!source) return <span className="quiet">{t("record.leftOut")}</span>;
  return (
    <span style={{ display: "flex", gap: 8, alignItems: "center" }}>
      <span style={{ flex: 1, overflowWrap: "anywhere" }}>
        {source.title}
        <span className="small quiet"> {new URL(source.url).host}</span>
      </span>
      <Button size="small" onClick={() => onChange(undefined)}>
        {t("record.leaveOut")}
      </Button>
    </span>
  );
}
