import { Button } from "@fluentui/react-components";
import { Link } from "wouter";
import { organisationViews } from "#shared/organisation/contribution.ts";
import type { Me, Membership } from "#shared/organisation/model.ts";
import { chooseTeam, getTeam, leaveTeam } from "#shared/organisation/teamApi.ts";
import { useEndpoint } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { useTools } from "#tab/tools.ts";
import { RunButton } from "#tab/ui/CommandBar.tsx";
import { PageHeader, Panel, Section } from "#tab/ui/layout.tsx";
import { AskAdmin } from "./AskAdmin.tsx";
import styles from "./FirstRun.module.css";
import { TeamPicker } from "./TeamPicker.tsx";

/** To somebody without a team: choose it, then wait for its lead's word; the page goes on by itself. */
export default function FirstRun({ me }: { me: Me }) {
  const [pending] = me.memberships;
  return <div className={styles.page}>{pending ? <Pending membership={pending} /> : <Choose me={me} />}</div>;
}

function Choose({ me: { person, companyRoles } }: { me: Me }) {
  const { t } = useTexts();
  const { write } = useTools();
  return (
    <>
      <PageHeader
        title={t("organisation.first.title")}
        subtitle={t("organisation.first.about", { name: person.name })}
      />
      <Panel label={t("organisation.first.find")}>
        <TeamPicker
          label={t("organisation.first.find")}
          autoFocus
          onChoose={({ teamId }) => void write(chooseTeam, { teamId }, "organisation.done.chosen")}
        />
      </Panel>
      <div className={styles.help}>
        <p>{t("organisation.first.notListed")}</p>
        {companyRoles.includes("admin") ? <RunButton id="organisation.createTeam" /> : <AskAdmin />}
      </div>
    </>
  );
}

function Pending({ membership: { teamId, teamName: team } }: { membership: Membership }) {
  const { t, locale } = useTexts();
  const { write } = useTools();
  const { data } = useEndpoint(getTeam, { teamId });
  const leads = data?.leads.map(({ name }) => name) ?? [];
  const names = new Intl.ListFormat(locale, { type: "disjunction" }).format(leads);
  return (
    <>
      <PageHeader title={t("organisation.first.pending", { team })} />
      <Section title={t("organisation.pending")}>
        <div className={styles.pending}>
          {data && leads.length > 0 && <p>{t("organisation.first.pendingLead", { team, names })}</p>}
          {data && leads.length === 0 && (
            <>
              <p>{t("organisation.first.pendingAdmin", { team })}</p>
              <AskAdmin />
            </>
          )}
          <Link href={`${organisationViews.team.path}/${teamId}`}>
            {t("organisation.first.meanwhile", { team })}
          </Link>
          <Button onClick={() => void write(leaveTeam, { teamId }, "organisation.done.takenBack")}>
            {t("organisation.first.another")}
          </Button>
        </div>
      </Section>
    </>
  );
}
