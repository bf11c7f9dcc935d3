import { Link } from "wouter";
import type { CommitmentDetails } from "#shared/commitment/model.ts";
import type { Hit } from "#shared/commitment/readApi.ts";
import { activeTeams, useMe } from "#tab/me.ts";
import { useEndpoint } from "#tab/query.ts";
import { getCommitment, listDownstream } from "#tab/reads.ts";
import { useTexts } from "#tab/text.ts";
import { useNow, useTimeFormat } from "#tab/time.ts";
import { BackLink } from "#tab/ui/BackLink.tsx";
import { RunButton } from "#tab/ui/CommandBar.tsx";
import { CommitmentCommands, lookOf, stateText } from "#tab/ui/CommitmentRow.tsx";
import { Columns, PageHeader, Row, Rows, Section } from "#tab/ui/layout.tsx";
import { looks, StateGlyph, TimeBar } from "#tab/ui/pictures.tsx";
import { SourceLink } from "#tab/ui/SourceLink.tsx";
import { Answer, Empty } from "#tab/ui/states.tsx";
import styles from "./Detail.module.css";

/** One promise in full: where it stands, its clock, what was written, its history, who is hit if it slips. */
export default function Detail({ commitmentId }: { commitmentId: string }) {
  const { t } = useTexts();
  const query = useEndpoint(getCommitment, { commitmentId });
  return (
    <>
      <BackLink href="/today">{t("today.detail")}</BackLink>
      <Answer query={query}>{(commitment) => <Whole commitment={commitment} />}</Answer>
    </>
  );
}

function Whole({ commitment }: { commitment: CommitmentDetails }) {
  const texts = useTexts();
  const { t } = texts;
  const { data: me } = useMe();
  const isSupplier = activeTeams(me).some(({ teamId }) => teamId === commitment.supplier.teamId);
  const { supplier, customer, details, source, notes } = commitment;
  return (
    <>
      <PageHeader
        title={commitment.sentence}
        subtitle={`${supplier.name} → ${customer.name} · ${stateText(texts, commitment)}`}
      >
        <span className={styles.commands}>
          <CommitmentCommands
            commitment={commitment}
            side={isSupplier ? "supplier" : "customer"}
            visible={2}
          />
          {!isSupplier && (
            <>
              <RunButton id="feedback.suggest" subject={{ commitment }} isSmall />
              <RunButton id="complaint.complain" subject={{ commitment }} isSmall />
            </>
          )}
        </span>
      </PageHeader>
      <Columns>
        <div>
          <Facts commitment={commitment} />
          {(details || source || notes.length > 0) && (
            <Section title={t("today.notes")}>
              {details && <p className={styles.text}>{details}</p>}
              {source && (
                <p className={styles.text}>
                  <SourceLink source={source} />
                </p>
              )}
              {notes.map(({ noteId, kind, text, author }) => (
                <p key={noteId} className={styles.text}>
                  <span className="small quiet">
                    {t(`commitment.note.${kind}`)} · {author?.name ?? t("today.system")}
                  </span>
                  <br />
                  {text}
                </p>
              ))}
            </Section>
          )}
        </div>
        <div>
          <WhoIsHit commitmentId={commitment.commitmentId} />
          <History commitment={commitment} />
        </div>
      </Columns>
    </>
  );
}

function Facts({ commitment }: { commitment: CommitmentDetails }) {
  const texts = useTexts();
  const { t } = texts;
  const { moment, hours, due } = useTimeFormat();
  const now = useNow();
  const {
    promisedAt,
    originalPromisedAt,
    dueAt,
    owner,
    requester,
    service,
    countsIn,
    usedSeconds,
    pausedSeconds,
    leftSeconds,
    isMostlyPaused,
    holidaysUnknownFrom,
  } = commitment;
  const look = lookOf(commitment);
  const times = {
    used: hours(usedSeconds),
    paused: hours(pausedSeconds),
    left: hours(Math.max(0, leftSeconds ?? 0)),
  };
  const clock = t(
    leftSeconds === null ? `commitment.clock.${countsIn}Used` : `commitment.clock.${countsIn}`,
    times,
  );
  return (
    <Section title={stateText(texts, commitment)} aside={dueAt !== null && due(dueAt, now)}>
      <div className={styles.text}>
        <p>
          <StateGlyph look={look} label={stateText(texts, commitment)} />{" "}
          {promisedAt === null ? t("today.noDate") : t("today.promisedFor", { date: moment(promisedAt) })}
          {originalPromisedAt !== null &&
            originalPromisedAt !== promisedAt &&
            ` · ${t("commitment.moved", { date: moment(originalPromisedAt) })}`}
        </p>
        <p className="quiet">
          {[
            service?.name,
            requester && t("today.askedBy", { name: requester.name }),
            owner ? t("today.owner", { name: owner.name }) : t("today.noOwner"),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
        <p className={`small ${looks[look].tone === "late" ? "late" : "quiet"}`}>{clock}</p>
        <TimeBar
          used={usedSeconds}
          paused={pausedSeconds}
          left={Math.max(0, leftSeconds ?? 0)}
          look={look}
          label={clock}
        />
        {isMostlyPaused && <p className="small risk">{t("commitment.clock.mostlyPaused")}</p>}
        {holidaysUnknownFrom !== null && (
          <p className="small risk">
            {t("commitment.holidaysUnknown", { year: String(holidaysUnknownFrom) })}
          </p>
        )}
      </div>
    </Section>
  );
}

function WhoIsHit({ commitmentId }: { commitmentId: string }) {
  const { t } = useTexts();
  const query = useEndpoint(listDownstream, { commitmentId });
  return (
    <Section title={t("today.hit")}>
      <Answer query={query}>
        {({ hits }) =>
          hits.length === 0 ? (
            <Empty>{t("today.hitNobody")}</Empty>
          ) : (
            <Rows>
              {hits.map((hit, place) => (
                <HitRow key={hit.commitmentId ?? place} hit={hit} />
              ))}
            </Rows>
          )
        }
      </Answer>
    </Section>
  );
}

function HitRow({ hit: { commitmentId, sentence, supplier, customer, dueAt, standing } }: { hit: Hit }) {
  const { t } = useTexts();
  const { due } = useTimeFormat();
  const now = useNow();
  const between = t("today.hitSomething", { supplier: supplier.name, customer: customer.name });
  return (
    <Row
      glyph={
        <StateGlyph
          look={standing ?? "unknown"}
          label={standing ? t(`commitment.standing.${standing}`) : t("today.noDate")}
        />
      }
      lead={dueAt === null ? t("today.noDate") : due(dueAt, now)}
      title={commitmentId && sentence ? <Link href={`/today/${commitmentId}`}>{sentence}</Link> : between}
      under={sentence ? between : undefined}
    />
  );
}

function History({ commitment: { history } }: { commitment: CommitmentDetails }) {
  const { t } = useTexts();
  const { moment } = useTimeFormat();
  return (
    <Section title={t("today.history")}>
      <ol className={styles.history}>
        {history.map(({ sequence, kind, occurredAt, actor, person, momentAt }) => (
          <li key={sequence}>
            {t(`commitment.change.${kind}`)}
            {momentAt !== null && ` · ${moment(momentAt)}`}
            {person && ` · ${person.name}`}
            <br />
            <span className="small quiet">
              {actor?.name ?? t("today.system")} · {moment(occurredAt)}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
