import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { Route, Switch } from "wouter";
import { listComplaints } from "#shared/complaint/api.ts";
import { mayDo } from "#shared/rights.ts";
import { activeTeams, holderOf, useMe } from "#tab/me.ts";
import { usePages } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { BackLink } from "#tab/ui/BackLink.tsx";
import { RunButton } from "#tab/ui/CommandBar.tsx";
import { PageHeader, Section } from "#tab/ui/layout.tsx";
import { PagedLines } from "#tab/ui/PagedLines.tsx";
import { TeamSwitch } from "#tab/ui/TeamSwitch.tsx";
import styles from "./Complaint.module.css";
import { ComplaintRow } from "./ComplaintRow.tsx";
import { Detail } from "./Detail.tsx";
import { Handling } from "./MyComplaints.tsx";
import { Rate } from "./Rate.tsx";
import { listAddress } from "./stands.ts";

/** Complaints beyond one's own: to handle, about one's team, and for the committee all of them; and each one in full. */
export default function View() {
  return (
    <Switch>
      <Route path={`${listAddress}/:complaintId`}>
        {({ complaintId }) => <Detail complaintId={complaintId} />}
      </Route>
      <Route>
        <Lists />
      </Route>
    </Switch>
  );
}

function Lists() {
  const { t } = useTexts();
  const { data: me } = useMe();
  const teams = activeTeams(me);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const team = teams.find(({ teamId }) => teamId === chosenId) ?? teams[0];
  return (
    <>
      <BackLink href="/voice">{t("app.voice")}</BackLink>
      <PageHeader title={t("complaint.list")} subtitle={t("complaint.listHint")}>
        <RunButton id="complaint.complain" isPrimary />
      </PageHeader>
      <Handling />
      {me && mayDo(holderOf(me), "complaint.handle") && <All />}
      {team && (
        <>
          <TeamSwitch teams={teams} shown={team} mayFindOthers={false} onChoose={setChosenId} />
          <AboutTeam key={team.teamId} team={team} />
        </>
      )}
    </>
  );
}

/** The committee's list: what is open first, all on request. */
function All() {
  const { t } = useTexts();
  const [show, setShow] = useState<"open" | "any">("open");
  const pages = usePages(listComplaints, { scope: "all", show });
  const choice = (one: "open" | "any") => (
    <Button
      size="small"
      appearance={show === one ? "secondary" : "subtle"}
      aria-pressed={show === one}
      onClick={() => setShow(one)}
    >
      {t(one === "open" ? "complaint.showOpen" : "complaint.showAny")}
    </Button>
  );
  return (
    <Section
      title={t("complaint.all")}
      actions={
        <span className={styles.lists}>
          {choice("open")}
          {choice("any")}
        </span>
      }
    >
      <PagedLines pages={pages} empty={t("complaint.allEmpty")}>
        {(complaint) => <ComplaintRow key={complaint.complaintId} complaint={complaint} />}
      </PagedLines>
    </Section>
  );
}

function AboutTeam({ team: { teamId, name } }: { team: { teamId: string; name: string } }) {
  const { t } = useTexts();
  const pages = usePages(listComplaints, { scope: "team", teamId });
  return (
    <Section title={t("complaint.about", { team: name })}>
      <Rate supplierTeamId={teamId} />
      <PagedLines pages={pages} empty={t("complaint.aboutEmpty")}>
        {(complaint) => <ComplaintRow key={complaint.complaintId} complaint={complaint} />}
      </PagedLines>
    </Section>
  );
}
