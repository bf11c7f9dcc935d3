import { Button } from "@fluentui/react-components";
import { type Check, selfCheck } from "#shared/organisation/api.ts";
import { useEndpoint } from "#tab/query.ts";
import { problemText, useTexts } from "#tab/text.ts";
import { PageHeader, Row, Rows, Section } from "#tab/ui/layout.tsx";
import { type Look, looks, StateGlyph } from "#tab/ui/pictures.tsx";
import { Answer } from "#tab/ui/states.tsx";

const lookOf = { ok: "met", wrong: "breached", unknown: "unknown" } as const satisfies Record<
  Check["state"],
  Look
>;

/** Which part of the set-up is wrong, and what to do about it. */
export function SelfCheck() {
  const { t } = useTexts();
  const query = useEndpoint(selfCheck, { domain: location.host });
  const isAllWell = query.data?.checks.every(({ state }) => state === "ok") ?? false;
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
      <Answer query={query}>
        {({ checks }) => (
          <Section title={t("organisation.section.selfCheck")}>
            <Rows>
              {checks.map((check) => (
                <CheckRow key={check.name} check={check} />
              ))}
            </Rows>
          </Section>
        )}
      </Answer>
    </>
  );
}

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
      under={cure && problemText(texts, { message: cure.key, values: cure.values })}
    />
  );
}
