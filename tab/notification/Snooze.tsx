import { Button, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import { snoozeNotifications } from "#shared/notification/api.ts";
import { type NotificationSettings, snoozeDays } from "#shared/notification/model.ts";
import { useTexts } from "#tab/text.ts";
import { useNow, useTimeFormat } from "#tab/time.ts";
import { useTools } from "#tab/tools.ts";
import { dayAhead, morningOf } from "./morning.ts";
import styles from "./Settings.module.css";

const HOUR_MS = 3_600_000;

/** Until when nothing interrupts: one of the usual spans, or the morning of a day of one's own. */
export function Snooze({ settings: { snoozedUntil } }: { settings: NotificationSettings }) {
  const { t } = useTexts();
  const { moment } = useTimeFormat();
  const now = useNow();
  const { write } = useTools();
  const snooze = (until: number | null) => void write(snoozeNotifications, { until }, "notification.saved");
  if (snoozedUntil !== null && snoozedUntil > now)
    return (
      <div className={styles.snooze}>
        <p>{t("notification.snoozedUntil", { until: moment(snoozedUntil) })}</p>
        <Button size="small" onClick={() => snooze(null)}>
          {t("notification.snoozeEnd")}
        </Button>
      </div>
    );
  return (
    <div className={styles.snooze}>
      <p className="small quiet">{t("notification.snooze")}</p>
      <div className={styles.spans}>
        <Button size="small" onClick={() => snooze(Date.now() + HOUR_MS)}>
          {t("notification.snoozeHour")}
        </Button>
        <Button size="small" onClick={() => snooze(morningOf(dayAhead(now, 1)))}>
          {t("notification.snoozeTomorrow")}
        </Button>
        <Button size="small" onClick={() => snooze(morningOf(dayAhead(now, 7)))}>
          {t("notification.snoozeWeek")}
        </Button>
      </div>
      <UntilDay onChosen={(day) => snooze(morningOf(day))} />
      <p className="small quiet">{t("notification.snoozeHint")}</p>
    </div>
  );
}

function UntilDay({ onChosen }: { onChosen(day: string): void }) {
  const { t } = useTexts();
  const now = useNow();
  const [day, setDay] = useState("");
  return (
    <form
      className={styles.day}
      onSubmit={(event) => {
        event.preventDefault();
        if (day) onChosen(day);
      }}
    >
      <Field label={t("notification.snoozeDay")} size="small">
        <Input
          type="date"
          size="small"
          required
          min={dayAhead(now, 1)}
          max={dayAhead(now, snoozeDays - 1)}
          value={day}
          onChange={(_, { value }) => setDay(value)}
        />
      </Field>
      <Button size="small" type="submit">
        {t("notification.snoozeThen")}
      </Button>
    </form>
  );
}
