import type { MembershipRequest } from "#shared/organisation/model.ts";
import { listPendingMemberships } from "#shared/organisation/teamApi.ts";
import { useIsAdmin, useMe } from "#tab/me.ts";
import { usePages } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { useTimeFormat } from "#tab/time.ts";
import { CommandBar } from "#tab/ui/CommandBar.tsx";
import { Line } from "#tab/ui/Line.tsx";
import { Section } from "#tab/ui/layout.tsx";
import { PagedLines } from "#tab/ui/PagedLines.tsx";
import { allowedIn } from "./allowed.ts";

/** Whoever chose a team and waits: for leads those of their teams, for admins all in the company. */
export function Requests() {
  const { t } = useTexts();
  const isAdmin = useIsAdmin();
  const pages = usePages(listPendingMemberships, { scope: isAdmin ? "company" : "mine" });
  return (
    <Section title={t("organisation.requests")}>
      <PagedLines pages={pages} empty={t("organisation.requests.none")}>
        {(request) => (
          <RequestLine key={`${request.team.teamId}${request.person.personId}`} request={request} />
        )}
      </PagedLines>
    </Section>
  );
}

function RequestLine({ request: { person, team, hasLead, chosenAt } }: { request: MembershipRequest }) {
  const { t } = useTexts();
  const { date } = useTimeFormat();
  const { data: me } = useMe();
  const wish = t("organisation.requests.wish", { team: team.name, date: date(chosenAt) });
  return (
    <Line
      title={person.name}
      under={hasLead ? wish : `${wish} · ${t("organisation.requests.noLead")}`}
      actions={
        <CommandBar
          place="row"
          context={{ scope: "personal", selection: "membership", state: "pending" }}
          subject={{ membership: { person, team, role: "member" } }}
          allows={allowedIn(me, team.teamId)}
          visible={2}
          label={person.name}
        />
      }
    />
  );
}
