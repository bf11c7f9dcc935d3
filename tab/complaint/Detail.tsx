import { Link } from "wouter";
import { getComplaint } from "#shared/complaint/api.ts";
import type { ComplaintDetails } from "#shared/complaint/model.ts";
import { useEndpoint } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { useTimeFormat } from "#tab/time.ts";
import { BackLink } from "#tab/ui/BackLink.tsx";
import { Columns, PageHeader, Section } from "#tab/ui/layout.tsx";
import { SourceLink } from "#tab/ui/SourceLink.tsx";
import { Answer } from "#tab/ui/states.tsx";
import styles from "./Complaint.module.css";
import { ComplaintCommands, Standing } from "./ComplaintRow.tsx";
import { Dots } from "./Dots.tsx";
import { AnalysisPart, LessonPart, ResultPart } from "./parts.tsx";
import { fromWhom, listAddress } from "./stands.ts";

/** One complaint in full: where it stands, what comes next and whose it is, what was found, done and learned. */
export function Detail({ complaintId }: { complaintId: string }) {
  const { t } = useTexts();
  const query = useEndpoint(getComplaint, { complaintId });
  return (
    <>
      <BackLink href={listAddress}>{t("complaint.back")}</BackLink>
      <Answer query={query}>{(complaint) => <Whole complaint={complaint} />}</Answer>
    </>
  );
}

function Whole({ complaint }: { complaint: ComplaintDetails }) {
  const texts = useTexts();
  const { date } = useTimeFormat();
  const { supplier, receivedAt } = complaint;
  return (
    <>
      <PageHeader
        title={texts.t("complaint.title", { team: supplier.name })}
        subtitle={[date(receivedAt), fromWhom(texts, complaint)].filter(Boolean).join(" · ")}
      >
        <ComplaintCommands complaint={complaint} visible={2} />
      </PageHeader>
      <Columns>
        <div>
          <Next complaint={complaint} />
          <What complaint={complaint} />
          <AnalysisPart complaint={complaint} />
          <ResultPart complaint={complaint} />
          <LessonPart complaint={complaint} />
        </div>
        <div>
          <History complaint={complaint} />
        </div>
      </Columns>
    </>
  );
}

function Next({ complaint }: { complaint: ComplaintDetails }) {
  const { t } = useTexts();
  return (
    <Section title={t("complaint.next")}>
      <div className={styles.part}>
        <Dots complaint={complaint} />
        <p>
          <Standing complaint={complaint} />
        </p>
        <p className="quiet">{t(nextOf(complaint))}</p>
      </div>
    </Section>
  );
}

/** What comes next, as the reader has to do with it. */
function nextOf({ state, handler, closedAt, roles }: ComplaintDetails) {
  if (handler === null && closedAt === null) return "complaint.nobodyHint";
  if (state === "resultShared" && roles.includes("complainant")) return "complaint.next.yourWord";
  return `complaint.next.${state}` as const;
}

function What({ complaint: { text, wish, service, commitment, source } }: { complaint: ComplaintDetails }) {
  const { t } = useTexts();
  return (
    <Section title={t("complaint.what")}>
      <div className={styles.part}>
        <p>{text}</p>
        {wish && <p className="quiet">{t("complaint.wish", { wish })}</p>}
        {service && <p className="small quiet">{t("complaint.onService", { service: service.name })}</p>}
        {commitment && (
          <p className="small quiet">
            {t("complaint.onCommitment")}:{" "}
            <Link href={`/today/${commitment.commitmentId}`}>{commitment.sentence}</Link>
          </p>
        )}
        {source && (
          <p className="small quiet">
            <SourceLink source={source} />
          </p>
        )}
      </div>
    </Section>
  );
}

function History({ complaint: { entries } }: { complaint: ComplaintDetails }) {
  const { t } = useTexts();
  const { moment } = useTimeFormat();
  return (
    <Section title={t("complaint.history")}>
      <ol className={styles.history}>
        {entries.map(({ sequence, kind, by, text, at }) => (
          <li key={sequence}>
            {t(`complaint.entry.${kind}`)}
            {text && <q>{text}</q>}
            <p className="small quiet">
              {t(`complaint.by.${by}`)} · {moment(at)}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
