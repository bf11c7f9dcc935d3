import { getComplaintSettings } from "#shared/complaint/api.ts";
import { deadlineNames } from "#shared/complaint/deadlines.ts";
import { useEndpoint } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { RunButton } from "#tab/ui/CommandBar.tsx";
import { Line } from "#tab/ui/Line.tsx";
import { PageHeader, Panel, Rows } from "#tab/ui/layout.tsx";
import { Answer } from "#tab/ui/states.tsx";

/** By when each step is due, and where what does not belong here belongs. */
export default function Settings() {
  const { t } = useTexts();
  const query = useEndpoint(getComplaintSettings, {});
  return (
    <>
      <PageHeader title={t("complaint.settings")} subtitle={t("complaint.settingsHint")}>
        <RunButton id="complaint.configure" isPrimary />
      </PageHeader>
      <Answer query={query}>
        {({ officeUrl, ...deadlines }) => (
          <Panel label={t("complaint.settings")}>
            <Rows>
              {deadlineNames.map((name) => (
                <Line
                  key={name}
                  title={t(`complaint.deadline.${name}`)}
                  under={t("complaint.settingsLine", { count: deadlines[name] })}
                />
              ))}
              <Line
                title={t("complaint.office")}
                under={
                  officeUrl ? (
                    <a href={officeUrl} target="_blank" rel="noreferrer">
                      {officeUrl}
                    </a>
                  ) : (
                    t("complaint.officeMissing")
                  )
                }
              />
            </Rows>
          </Panel>
        )}
      </Answer>
      <p className="small quiet">{t("complaint.committeeHint")}</p>
    </>
  );
}
