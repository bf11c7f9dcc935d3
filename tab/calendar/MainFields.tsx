import { Field, Input, Select } from "@fluentui/react-components";
import { useId } from "react";
import { listHolidayRegions } from "#shared/calendar/api.ts";
import type { Problem } from "#shared/problem.ts";
import { useEndpoint } from "#tab/query.ts";
import { problemText, type Texts, useTexts } from "#tab/text.ts";
import { Failed, Loading } from "#tab/ui/states.tsx";
import styles from "./Calendars.module.css";
import { regionName } from "./format.ts";
import type { CalendarForm } from "./useCalendarForm.ts";

const timeZones = ["UTC", ...Intl.supportedValuesOf("timeZone")];

export const messageOf = (texts: Texts, problem: Problem | undefined) =>
  problem && problemText(texts, problem);

/** What the calendar is called, and on which wall its times are read. */
export function MainFields({ form }: { form: CalendarForm }) {
  const texts = useTexts();
  const { t } = texts;
  const zonesId = useId();
  return (
    <div className={`${styles.fields} ${styles.pair}`}>
      <Field
        label={t("calendar.form.name")}
        required
        validationMessage={messageOf(texts, form.problemOf("name"))}
      >
        <Input
          className={styles.control}
          value={form.draft.name}
          onChange={(_, { value }) => form.change({ name: value })}
          onBlur={() => form.leave("name")}
        />
      </Field>
      <Field
        label={t("calendar.form.zone")}
        hint={t("calendar.form.zoneHint")}
        required
        validationMessage={messageOf(texts, form.problemOf("timeZone"))}
      >
        <Input
          className={styles.control}
          list={zonesId}
          autoComplete="off"
          value={form.draft.timeZone}
          onChange={(_, { value }) => form.change({ timeZone: value })}
          onBlur={() => form.leave("timeZone")}
        />
      </Field>
      <datalist id={zonesId}>
        {timeZones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </div>
  );
}

/** Whose public holidays are followed: a country's, or those of a part of it. */
export function RegionFields({ form }: { form: CalendarForm }) {
  const texts = useTexts();
  const { t } = texts;
  const { data, error, refetch } = useEndpoint(listHolidayRegions, {});
  if (!data) return error ? <Failed error={error} onRetry={() => refetch()} /> : <Loading />;
  const { holidayRegion } = form.draft;
  const country = data.regions.find(({ region }) => region === holidayRegion.split("-")[0]);
  const inOrder = data.regions
    .map(({ region }) => ({ region, name: regionName(texts, region) }))
    .sort((a, b) => a.name.localeCompare(b.name, texts.locale));
  return (
    <div className={styles.fields}>
      <Field
        label={t("calendar.form.region")}
        validationMessage={messageOf(texts, form.problemOf("holidayRegion"))}
      >
        <Select
          className={styles.control}
          value={country?.region ?? ""}
          onChange={(_, { value }) => form.change({ holidayRegion: value })}
        >
          <option value="">{t("calendar.form.noRegion")}</option>
          {inOrder.map(({ region, name }) => (
            <option key={region} value={region}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      {country && country.parts.length > 0 && (
        <Field label={t("calendar.form.part")}>
          <Select
            className={styles.control}
            value={holidayRegion}
            onChange={(_, { value }) => form.change({ holidayRegion: value })}
          >
            <option value={country.region}>{t("calendar.form.wholeCountry")}</option>
            {country.parts.map(({ region, name }) => (
              <option key={region} value={region}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {country && country.region !== "CN" && <p className="small quiet">{t("calendar.lawOnly")}</p>}
    </div>
  );
}
