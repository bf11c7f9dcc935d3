import { Button } from "@fluentui/react-components";
import { type ExportKind, exportKinds } from "#shared/intake/fields.ts";
import { useTexts } from "#tab/text.ts";
import { PageHeader, Panel, Row, Rows } from "#tab/ui/layout.tsx";
import { errorText } from "#tab/ui/states.tsx";
import { useExport } from "./useExport.ts";

/** Export: each kind of record as a file that Import takes. */
export default function Export() {
  const { t } = useTexts();
  return (
    <>
      <PageHeader title={t("organisation.section.export")} subtitle={t("intake.export.intro")} />
      <Panel label={t("organisation.section.export")}>
        <Rows>
          {exportKinds.map((kind) => (
            <Kind key={kind} kind={kind} />
          ))}
        </Rows>
      </Panel>
    </>
  );
}

function Kind({ kind }: { kind: ExportKind }) {
  const texts = useTexts();
  const { t } = texts;
  const { state, save } = useExport(kind);
  const isBusy = state.is === "reading";
  const title = t(`intake.kind.${kind}`);
  return (
    <Row
      glyph={null}
      title={title}
      under={
        <span role={state.is === "failed" ? "alert" : "status"}>
          {state.is === "failed"
            ? errorText(texts, state.error)
            : t(`intake.export.${state.is}`, { count: state.count })}
        </span>
      }
      actions={
        <Button
          size="small"
          disabledFocusable={isBusy}
          onClick={() => void save()}
          aria-label={`${t("intake.export.save")}: ${title}`}
        >
          {t(state.is === "failed" ? "intake.export.goOn" : "intake.export.save")}
        </Button>
      }
    />
  );
}
