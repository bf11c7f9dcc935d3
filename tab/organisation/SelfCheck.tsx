import { Button } from "@fluentui/react-components";
import { type Check, selfCheck } from "#shared/organisation/api.ts";
import { useHost } from "#tab/host/HostContext.ts";
import { useEndpoint } from "#tab/query.ts";
import { problemText, type Texts, useTexts } from "#tab/text.ts";
import { PageHeader, Panel, Row, Rows } from "#tab/ui/layout.tsx";
import { type Look, looks, StateGlyph } from "#tab/ui/pictures.tsx";
import { Answer } from "#tab/ui/states.tsx";
import styles from "./SelfCheck.module.css";

const lookOf = { ok: "met", wrong: "breached", unknown: "unknown", off: "closed" } as const satisfies Record<
  Check["state"],
  Look
>;

/** Which part of the set-up is wrong, and what to do about it. */
export function SelfCheck() {
  const { t } = useTexts();
  const { server } = useHost();
  const query = useEndpoint(selfCheck, { domain: new URL(server).host });
  const isAllWell = query.data?.checks.every(({ state }) => state === "ok" || state === "off") ?? false;
  return (
    <>
      <PageHeader
        title={t("organisation.section.selfCheck")}
        subtitle={t(isAllWell ? "organisation.check.allWell" : "organisation.about.selfCheck")}
      >
        <Button disabledFocusable={query.isFetching} onClick={() => void query.refetch()}>
          {t("organisation.check.again")}
        </Button>
      </PageHeader>
      <Answer query={query}>{({ checks }) => <Checks checks={checks} />}</Answer>
    </>
  );
}

/** A cure that several share, as in the demo, is said once above them. */
function Checks({ checks }: { checks: Check[] }) {
  const texts = useTexts();
  const shared = checks.find(
    ({ cure }, place) => cure && checks.findIndex((one) => one.cure?.key === cure.key) < place,
  )?.cure;
  return (
    <Panel label={texts.t("organisation.section.selfCheck")}>
      {shared && <p className={styles.shared}>{cureText(texts, shared)}</p>}
      <Rows>
        {checks.map((check) => (
          <CheckRow
            key={check.name}
            check={check.cure?.key === shared?.key ? { ...check, cure: null } : check}
          />
        ))}
      </Rows>
    </Panel>
  );
}

const cureText = (texts: Texts, { key, values }: NonNullable<Check["cure"]>) =>
  problemText(texts, { message: key, values });

function CheckRow({ check: { name, state, cure } }: { check: Check }) {
  const texts = useTexts();
  const { t } = texts;
  const label = t(`organisation.checkState.${state}`);
  const look = lookOf[state];
  return (
    <Row
      glyph={<StateGlyph look={look} label={label} />}
      lead={<span className={looks[look].tone}>{label}</span>}
      title={t(`organisation.check.${name}`)}
      under={cure && cureText(texts, cure)}
    />
  );
}
