import { getComplaintRate } from "#shared/complaint/api.ts";
import { useEndpoint } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import styles from "./Complaint.module.css";

/** How often a team is complained about, with its n and its certainty; no complaints are not good news by themselves. */
export function Rate({ supplierTeamId }: { supplierTeamId: string }) {
  const { t, locale } = useTexts();
  const { data } = useEndpoint(getComplaintRate, { supplierTeamId });
  if (!data) return null;
  const { complaints, unconfirmed, closedCommitments, days, per100, recurrencePercent, silence } = data;
  const number = (value: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value);
  const parts = [
    t("complaint.rate", { count: complaints, closed: closedCommitments, days }),
    unconfirmed > 0 && t("complaint.rateUnconfirmed", { count: unconfirmed }),
    per100 &&
      t("complaint.per100", {
        value: number(per100.value),
        low: number(per100.low),
        high: number(per100.high),
      }),
    recurrencePercent !== null && t("complaint.recurrence", { percent: number(recurrencePercent) }),
  ];
  return (
    <div className={`${styles.part} small quiet`}>
      <p>{parts.filter(Boolean).join(" · ")}</p>
      {silence !== "heard" && <p>{t(`complaint.silence.${silence}`)}</p>}
    </div>
  );
}
