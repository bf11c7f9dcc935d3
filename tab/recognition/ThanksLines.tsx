import { listReceivedThanks, listThanks } from "#shared/recognition/api.ts";
import type { Recognition } from "#shared/recognition/model.ts";
import { useMe } from "#tab/me.ts";
import { usePages } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { useTimeFormat } from "#tab/time.ts";
import { RunButton } from "#tab/ui/CommandBar.tsx";
import { Line } from "#tab/ui/Line.tsx";
import { Section } from "#tab/ui/layout.tsx";
import { PagedLines } from "#tab/ui/PagedLines.tsx";
import { SourceLink } from "#tab/ui/SourceLink.tsx";

const FIRST_SHOWN = 5;

/** What somebody was thanked for, then by whom, when, and for which promise; `isForAll` says it the same to each reader. */
export function ThanksLine({ thanks, isForAll = false }: { thanks: Recognition; isForAll?: boolean }) {
  const { t } = useTexts();
  const { date } = useTimeFormat();
  const who = useWho(isForAll);
  const { reason, commitment, source, isPrivate, givenAt } = thanks;
  const parts = [
    who(thanks),
    date(givenAt),
    !isForAll && commitment && t("recognition.onWork", { sentence: commitment.sentence }),
    isPrivate && t("recognition.private"),
  ];
  const under = (
    <>
      {parts.filter(Boolean).join(" · ")}
      {!isForAll && source && (
        <>
          {" · "}
          <SourceLink source={source} />
        </>
      )}
    </>
  );
  return <Line title={`“${reason}”`} under={under} />;
}

/** "Mei (Finance) thanks you": a team thanked as a whole stands for itself. */
function useWho(isForAll: boolean) {
  const { t } = useTexts();
  const { data: me } = useMe();
  return ({ giver, giverTeam, receiver, receiverTeam }: Recognition) => {
    const nameOf = ({ personId, name }: { personId: string; name: string }) =>
      !isForAll && personId === me?.person.personId
        ? t("recognition.you")
        : name || t("recognition.somebody");
    return t("recognition.byFor", {
      giver: t("recognition.fromTeam", { name: nameOf(giver), team: giverTeam.name }),
      receiver: receiver ? nameOf(receiver) : (receiverTeam?.name ?? ""),
    });
  };
}

/** Thanks to me and my teams. */
export function Received() {
  const { t } = useTexts();
  const pages = usePages(listReceivedThanks, { limit: FIRST_SHOWN });
  return (
    <Section title={t("recognition.received")}>
      <PagedLines pages={pages} empty={t("recognition.receivedEmpty")}>
        {(thanks) => <ThanksLine key={thanks.recognitionId} thanks={thanks} />}
      </PagedLines>
    </Section>
  );
}

/** Thanks to a team and its people, as a channel's tab shows them. */
export function TeamThanks({ teamId }: { teamId: string }) {
  const { t } = useTexts();
  const pages = usePages(listThanks, { teamId, limit: FIRST_SHOWN });
  return (
    <Section title={t("recognition.team")}>
      <PagedLines pages={pages} empty={t("recognition.teamEmpty")}>
        {(thanks) => <ThanksLine key={thanks.recognitionId} thanks={thanks} isForAll />}
      </PagedLines>
    </Section>
  );
}

/** Thanks that went from either side of a relationship to the other. */
export function ThanksBetween({ relationship }: { relationship: RelationshipOf }) {
  const { t } = useTexts();
  const pages = usePages(listThanks, { relationshipId: relationship.relationshipId, limit: FIRST_SHOWN });
  return (
    <Section
      title={t("recognition.between")}
      actions={
        <span>
          <RunButton id="recognition.thank" subject={{ relationship }} isSmall />{" "}
          <RunButton id="feedback.suggest" subject={{ relationship }} isSmall />
        </span>
      }
    >
      <PagedLines pages={pages} empty={t("recognition.betweenEmpty")}>
        {(thanks) => <ThanksLine key={thanks.recognitionId} thanks={thanks} />}
      </PagedLines>
    </Section>
  );
}

type RelationshipOf = NonNullable<Parameters<typeof RunButton>[0]["subject"]>["relationship"] & {};
