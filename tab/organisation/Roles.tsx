import { listCompanyRoles } from "#shared/organisation/api.ts";
import { type CompanyRole, companyRoles, type PersonRef } from "#shared/organisation/model.ts";
import { useMe } from "#tab/me.ts";
import { usePages } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { CommandBar, RunButton } from "#tab/ui/CommandBar.tsx";
import { Line } from "#tab/ui/Line.tsx";
import { PageHeader, Rows, Section } from "#tab/ui/layout.tsx";
import { More } from "#tab/ui/More.tsx";
import { Answer, Empty } from "#tab/ui/states.tsx";
import { allowedIn } from "./allowed.ts";

/** Who looks after Counterpart for the whole company: admins and the committee. */
export function Roles() {
  const { t } = useTexts();
  const pages = usePages(listCompanyRoles, { limit: 100 });
  return (
    <>
      <PageHeader title={t("organisation.section.roles")} subtitle={t("organisation.about.roles")}>
        <RunButton id="organisation.grantRole" isPrimary />
      </PageHeader>
      <Answer query={{ data: pages.items, error: pages.error, refetch: pages.refetch }}>
        {(holders) =>
          companyRoles.map((role) => (
            <Holders key={role} role={role} people={holders.filter((holder) => holder.role === role)} />
          ))
        }
      </Answer>
      <More pages={pages} />
    </>
  );
}

function Holders({ role, people }: { role: CompanyRole; people: PersonRef[] }) {
  const { t } = useTexts();
  const { data: me } = useMe();
  return (
    <Section title={t(`organisation.companyRole.${role}`)} aside={t(`organisation.roles.${role}`)}>
      {people.length === 0 && <Empty>{t("organisation.roles.none")}</Empty>}
      <Rows>
        {people.map((person) => (
          <Line
            key={person.personId}
            title={person.name}
            actions={
              <CommandBar
                place="row"
                context={{ scope: "personal", selection: "companyRole" }}
                subject={{ companyRole: { person, role } }}
                allows={allowedIn(me, null)}
                label={person.name}
              />
            }
          />
        ))}
      </Rows>
    </Section>
  );
}
