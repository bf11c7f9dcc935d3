import { getThresholds } from "#shared/survey/api.ts";
import { useEndpoint } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { RunButton } from "#tab/ui/CommandBar.tsx";
import { PageHeader, Panel, Row, Rows } from "#tab/ui/layout.tsx";
import { Answer } from "#tab/ui/states.tsx";

/** How many must have answered before anything is shown, as it holds for the next round. */
export default function Thresholds() {
  const { t } = useTexts();
  const query = useEndpoint(getThresholds, {});
  return (
    <>
      <PageHeader title={t("survey.form.thresholds")} subtitle={t("survey.form.thresholdsIntro")}>
        <RunButton id="survey.setThresholds" isPrimary />
      </PageHeader>
      <Answer query={query}>
        {({ answers, comments }) => (
          <Panel label={t("survey.form.thresholds")}>
            <Rows>
              <Row glyph={null} lead={<b>{answers}</b>} title={t("survey.form.answers")} />
              <Row glyph={null} lead={<b>{comments}</b>} title={t("survey.form.comments")} />
            </Rows>
          </Panel>
        )}
      </Answer>
    </>
  );
}
