import { Link } from "wouter";
import type { PromisedService } from "#shared/agreement/measured.ts";
import type { Holder } from "#shared/rights.ts";
import { useTexts } from "#tab/text.ts";
import { CommandBar } from "#tab/ui/CommandBar.tsx";
import { Rows, Section } from "#tab/ui/layout.tsx";
import { StandardCard, sentenceText } from "#tab/ui/StandardCard.tsx";
import { offeredOnService, offeredOnStandard } from "./offered.ts";
import styles from "./ServiceCard.module.css";

export interface ServiceProps {
  service: PromisedService;
  holder: Holder | null;
  /** Whether it is offered to one of the reader's teams. */
  isSupplier: boolean;
}

/** One service: what one can expect of it, how that is kept, and what a lead can do about it. */
export function ServiceCard(props: ServiceProps) {
  const { t } = useTexts();
  const { service } = props;
  const { serviceId, name, owner, state } = service;
  const aside = [
    state !== "published" && t(`agreement.serviceState.${state}`),
    owner
      ? t("agreement.owner", { name: owner.name || t("organisation.erasedPerson") })
      : t("agreement.noOwner"),
  ];
  return (
    <Section
      title={<Link href={`/promises/${serviceId}`}>{name}</Link>}
      aside={aside.filter(Boolean).join(" · ")}
      actions={<ServiceCommands {...props} />}
    >
      <ServiceWords service={service} />
      <ServiceStandards {...props} />
    </Section>
  );
}

export function ServiceCommands({ service, holder, isSupplier }: ServiceProps) {
  const { team, serviceId, name, state } = service;
  return (
    <CommandBar
      place="row"
      context={{ scope: "personal", selection: "service", state }}
      subject={{ service, serviceId, team }}
      visible={state === "draft" ? 1 : 0}
      allows={offeredOnService(service, holder, isSupplier)}
      titles={isOurs(service, holder) ? undefined : { "agreement.draft": "agreement.draftForUs" }}
      label={name}
    />
  );
}

/** Whether the reader belongs to the team that offers it. */
const isOurs = ({ team: { teamId } }: PromisedService, holder: Holder | null) =>
  holder?.roles.has(teamId) ?? false;

/** The promise, and what belongs to it: what is not done, how to help oneself, what is decided at once. */
export function ServiceWords({ service }: Pick<ServiceProps, "service">) {
  const { t } = useTexts();
  const facts = (["limits", "selfServiceNote", "frontLine"] as const).filter((name) => service[name]);
  return (
    <div className={styles.words}>
      <p className={service.promise ? styles.promise : "quiet"}>
        {service.promise ?? t("agreement.noPromise")}
      </p>
      {facts.length > 0 && (
        <dl className={`${styles.facts} small`}>
          {facts.map((name) => (
            <div key={name}>
              <dt className="quiet">{t(`agreement.${name}`)}</dt>
              <dd>{service[name]}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

/** What is promised to everybody; where there is nothing yet, a lead begins with a good example. */
export function ServiceStandards(props: ServiceProps) {
  const texts = useTexts();
  const { service, holder } = props;
  if (service.standards.length === 0) return <NoStandards {...props} />;
  return (
    <Rows>
      {service.standards.map((measured) => (
        <li key={measured.standard.standardId}>
          <StandardCard
            measured={measured}
            actions={
              <CommandBar
                place="row"
                context={{ scope: "personal", selection: "standard", state: "published" }}
                subject={{ standard: measured.standard, service }}
                visible={0}
                allows={offeredOnStandard(service, holder)}
                label={sentenceText(texts, measured.standard)}
              />
            }
          />
        </li>
      ))}
    </Rows>
  );
}

const examples: readonly string[] = [
  "agreement.addAnswerInOneWorkingDay",
  "agreement.addAnswerIn24Hours",
  "agreement.addNinetyPercentAccurate",
];

function NoStandards({ service, holder, isSupplier }: ServiceProps) {
  const { t } = useTexts();
  const offers = offeredOnService(service, holder, isSupplier);
  if (!offers("agreement.addStandard"))
    return <p className={`${styles.words} small quiet`}>{t("agreement.empty.standardsTheirs")}</p>;
  return (
    <div className={styles.words}>
      <p className="quiet">{t("agreement.empty.standards")}</p>
      <CommandBar
        place="row"
        context={{ scope: "personal", selection: "service", state: service.state }}
        subject={{ service }}
        visible={examples.length}
        allows={(id) => examples.includes(id)}
        label={service.name}
      />
    </div>
  );
}
