import { useLocation, useSearch } from "wouter";
import { getPromises, listAgreements, listPromisedServices } from "#shared/agreement/agreementApi.ts";
import type { Promises } from "#shared/agreement/answers.ts";
import type { TeamRef } from "#shared/organisation/model.ts";
import { type Holder, mayDo } from "#shared/rights.ts";
import { activeTeams, holderOf, useMe } from "#tab/me.ts";
import { useEndpoint } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { CommandBar } from "#tab/ui/CommandBar.tsx";
import { Columns, PageHeader, Rows, Section } from "#tab/ui/layout.tsx";
import { Answer, Empty } from "#tab/ui/states.tsx";
import { TeamSwitch } from "#tab/ui/TeamSwitch.tsx";
import { AgreementCard } from "./AgreementCard.tsx";
import { More } from "./More.tsx";
import { OpenCommitments } from "./OpenCommitments.tsx";
import styles from "./PromisesScreen.module.css";
import { ServiceCard } from "./ServiceCard.tsx";

/** What one can expect of a team: one's own, or any other. */
export function PromisesScreen() {
  const { t } = useTexts();
  const [, navigate] = useLocation();
  const teamId = new URLSearchParams(useSearch()).get("team");
  const query = useEndpoint(getPromises, teamId ? { teamId } : {});
  const { data: me } = useMe();
  const mine = activeTeams(me);
  const team = query.data?.team ?? null;
  const isOurs = team !== null && mine.some((one) => one.teamId === team.teamId);
  const holder = me ? holderOf(me) : null;
  return (
    <>
      <PageHeader
        title={t("app.promises")}
        subtitle={
          team && t(isOurs ? "agreement.subtitle.ours" : "agreement.subtitle.theirs", { team: team.name })
        }
      >
        <div className={styles.tools}>
          {!query.isPending && (
            <TeamSwitch
              teams={mine}
              shown={team}
              mayFindOthers
              onChoose={(chosen) => navigate(chosen ? `/promises?team=${chosen}` : "/promises")}
            />
          )}
          {team && <TeamCommands team={team} isOurs={isOurs} holder={holder} />}
        </div>
      </PageHeader>
      <Answer query={query}>
        {(promises) =>
          promises.team ? (
            <Whole promises={promises} team={promises.team} isOurs={isOurs} holder={holder} />
          ) : (
            <Empty>{t("agreement.empty.noTeam")}</Empty>
          )
        }
      </Answer>
    </>
  );
}

interface WholeProps {
  promises: Promises;
  team: TeamRef;
  isOurs: boolean;
  holder: Holder | null;
}

const towardsOthers: readonly string[] = [
  "commitment.ask",
  "recognition.thank",
  "feedback.suggest",
  "complaint.complain",
];

/** One's own team adds a service; another team is asked for something, thanked, told what would be better or what went wrong. */
function TeamCommands({ team, isOurs, holder }: Omit<WholeProps, "promises">) {
  const isWriter = holder !== null && mayDo(holder, "service.write", { teamId: team.teamId });
  return (
    <CommandBar
      place="toolbar"
      context={{ scope: "personal" }}
      subject={{ team }}
      visible={towardsOthers.length}
      allows={(id) => (isOurs ? id === "agreement.addService" && isWriter : towardsOthers.includes(id))}
    />
  );
}

function Whole(props: WholeProps) {
  const { promises, team, isOurs } = props;
  return (
    <Columns>
      <div>
        <Services {...props} />
      </div>
      <div>
        <OpenCommitments team={team} page={promises.openCommitments} isOurs={isOurs} />
        <Agreements {...props} />
      </div>
    </Columns>
  );
}

function Services({ promises: { services, isSupplier }, team, isOurs, holder }: WholeProps) {
  const { t } = useTexts();
  if (services.items.length === 0) return <NoServices team={team} isOurs={isOurs} holder={holder} />;
  return (
    <>
      {services.items.map((service) => (
        <ServiceCard key={service.serviceId} service={service} holder={holder} isSupplier={isSupplier} />
      ))}
      <ul className={styles.more} aria-label={t("agreement.services")}>
        <More endpoint={listPromisedServices} input={{ teamId: team.teamId }} cursor={services.nextCursor}>
          {(service) => (
            <li key={service.serviceId}>
              <ServiceCard service={service} holder={holder} isSupplier={isSupplier} />
            </li>
          )}
        </More>
      </ul>
    </>
  );
}

function NoServices({ team, isOurs, holder }: Omit<WholeProps, "promises">) {
  const { t } = useTexts();
  const isWriter = holder !== null && mayDo(holder, "service.write", { teamId: team.teamId });
  const words = isWriter ? "services" : isOurs ? "servicesMember" : "servicesTheirs";
  return (
    <Section title={t("agreement.services")}>
      <Empty action={<TeamCommands team={team} isOurs={isOurs} holder={holder} />}>
        {t(`agreement.empty.${words}`)}
      </Empty>
    </Section>
  );
}

function Agreements({ promises: { agreements }, team, isOurs, holder }: WholeProps) {
  const { t } = useTexts();
  const whose = isOurs ? "agreements" : "agreementsTheirs";
  return (
    <Section title={t(`agreement.${whose}`)}>
      {agreements.items.length === 0 && <Empty>{t(`agreement.empty.${whose}`)}</Empty>}
      <Rows>
        {agreements.items.map((agreement) => (
          <AgreementCard key={agreement.agreementId} agreement={agreement} holder={holder} />
        ))}
        <More
          endpoint={listAgreements}
          input={{ supplierTeamId: team.teamId }}
          cursor={agreements.nextCursor}
        >
          {(agreement) => <AgreementCard key={agreement.agreementId} agreement={agreement} holder={holder} />}
        </More>
      </Rows>
    </Section>
  );
}
