import { useState } from "react";
import { getNotificationSettings, switchKinds } from "#shared/notification/api.ts";
import { type NotificationSettings, notificationKinds } from "#shared/notification/model.ts";
import { useEndpoint } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { useTools } from "#tab/tools.ts";
import { Section } from "#tab/ui/layout.tsx";
import { Answer } from "#tab/ui/states.tsx";
import styles from "./Settings.module.css";
import { Snooze } from "./Snooze.tsx";

/** Which kinds interrupt, and until when nothing does. */
export function Settings() {
  const { t } = useTexts();
  const query = useEndpoint(getNotificationSettings, {});
  return (
    <Section title={t("notification.settings")}>
      <Answer query={query}>
        {(settings) => (
          <div className={styles.settings}>
            <Kinds settings={settings} />
            <Snooze settings={settings} />
          </div>
        )}
      </Answer>
    </Section>
  );
}

function Kinds({ settings: { switchedOff } }: { settings: NotificationSettings }) {
  const { t } = useTexts();
  const { write } = useTools();
  /** What was just chosen, shown until the server has said what counts. */
  const [chosen, setChosen] = useState<NotificationSettings["switchedOff"] | null>(null);
  const off = chosen ?? switchedOff;
  async function change(kinds: NotificationSettings["switchedOff"]) {
    setChosen(kinds);
    await write(switchKinds, { switchedOff: kinds }, "notification.saved");
    setChosen(null);
  }
  return (
    <fieldset className={styles.kinds}>
      <legend className="small quiet">{t("notification.kinds")}</legend>
      {notificationKinds.map((kind) => (
        <label key={kind} className={styles.kind}>
          <input
            type="checkbox"
            checked={!off.includes(kind)}
            onChange={({ target: { checked } }) =>
              void change(checked ? off.filter((one) => one !== kind) : [...off, kind])
            }
          />
          {t(`notification.kind.${kind}`)}
        </label>
      ))}
    </fieldset>
  );
}
