import type { CalendarVersion } from "#shared/calendar/listing.ts";
import { useTexts } from "#tab/text.ts";
import { useNow } from "#tab/time.ts";
import { dateText, regionName } from "./format.ts";

const SOON_MS = 92 * 86_400_000;

/** Whether what is known ends within a quarter of a year, for promises reach that far. */
export const isEndingSoon = (knownUntil: string, now: number) => Date.parse(knownUntil) - now < SOON_MS;

/** Whose public holidays are followed and until when they are known; from three months before the end with a warning. */
export function HolidayState({
  calendar,
}: {
  calendar: Pick<CalendarVersion, "holidayRegion" | "knownUntil">;
}) {
  const texts = useTexts();
  const now = useNow();
  const { holidayRegion, knownUntil } = calendar;
  if (holidayRegion === null || knownUntil === null)
    return <p className="small quiet">{texts.t("calendar.noRegion")}</p>;
  const endsSoon = isEndingSoon(knownUntil, now);
  const date = dateText(texts, knownUntil, { year: "numeric" });
  return (
    <p className={`small ${endsSoon ? "risk" : "quiet"}`}>
      <span aria-hidden>{endsSoon ? "△" : "●"}</span> {regionName(texts, holidayRegion)} ·{" "}
      {texts.t("calendar.knownUntil", { date })}
    </p>
  );
}
