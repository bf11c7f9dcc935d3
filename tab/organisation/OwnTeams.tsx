import { Link } from "wouter";
import type { Me, Membership } from "#shared/organisation/model.ts";
import { listPendingMemberships } from "#shared/organisation/teamApi.ts";
import { holderOf, useMe } from "#tab/me.ts";
import { useEndpoint } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { CommandBar, RunButton } from "#tab/ui/CommandBar.tsx";
import { Line } from "#tab/ui/Line.tsx";
import { PageHeader, Panel, Rows, Section } from "#tab/ui/layout.tsx";
import { Answer, Empty } from "#tab/ui/states.tsx";
import { AskAdmin } from "./AskAdmin.tsx";
import { sections, teamAddress } from "./sections.ts";

/** Where one belongs, and what one may set up. */
export function OwnTeams() {
  const { t } = useTexts();
  const query = useMe();
  return (
    <>
      <PageHeader title={t("organisation.section.own")} subtitle={t("organisation.about.own")}>
        <RunButton id="organisation.chooseTeam" />
      </PageHeader>
      <Answer query={query}>{(me) => <Own me={me} />}</Answer>
    </>
  );
}

function Own({ me }: { me: Me }) {
  const { t } = useTexts();
  const holder = holderOf(me);
  const mayConfirm = sections.members.isOpenTo(holder);
  const rank = holder.companyRoles.has("admin") ? "admin" : mayConfirm ? "lead" : "member";
  return (
    <>
      {mayConfirm && <Waiting />}
      <Panel label={t("organisation.section.own")}>
        {me.memberships.length === 0 && <Empty>{t("organisation.own.none")}</Empty>}
        <Rows>
          {me.memberships.map((membership) => (
            <OwnTeam key={membership.teamId} me={me} membership={membership} />
          ))}
        </Rows>
      </Panel>
      <p className="quiet">{t(`organisation.own.rights.${rank}`)}</p>
      {rank === "member" && <AskAdmin />}
    </>
  );
}

function OwnTeam({ me: { person }, membership }: { me: Me; membership: Membership }) {
  const { t } = useTexts();
  const { teamId, teamName, role, state } = membership;
  return (
    <Line
      title={<Link href={teamAddress(teamId)}>{teamName}</Link>}
      under={state === "pending" ? t("organisation.own.pending") : t(`organisation.role.${role}`)}
      actions={
        <CommandBar
          place="row"
          context={{ scope: "personal", selection: "ownMembership", state }}
          subject={{ membership: { person, team: { teamId, name: teamName }, role } }}
          label={teamName}
        />
      }
    />
  );
}

/** How many wait for the reader's word, and where to give it. */
function Waiting() {
  const { t } = useTexts();
  const { data } = useEndpoint(listPendingMemberships, { limit: 100 });
  if (!data || data.items.length === 0) return null;
  const count = data.items.length;
  return (
    <Section title={t("organisation.waitingForYou")}>
      <Rows>
        <Line
          title={
            <Link href={sections.members.path}>
              {t(data.nextCursor ? "organisation.waitsMore" : "organisation.waits", { count })}
            </Link>
          }
        />
      </Rows>
    </Section>
  );
}
