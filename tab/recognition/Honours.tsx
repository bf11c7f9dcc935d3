import type { Me } from "#shared/organisation/model.ts";
import { listHonours } from "#shared/recognition/honourApi.ts";
import type { Honour } from "#shared/recognition/model.ts";
import { mayDo } from "#shared/rights.ts";
import { holderOf, useMe } from "#tab/me.ts";
import { usePages } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { RunButton } from "#tab/ui/CommandBar.tsx";
import { Section } from "#tab/ui/layout.tsx";
import { PagedLines } from "#tab/ui/PagedLines.tsx";
import { HonourLine } from "./HonourLine.tsx";

const FIRST_SHOWN = 5;

/** The register of honours; whoever may propose or decide sees the nominations too. */
export function Honours() {
  const { t } = useTexts();
  const { data: me } = useMe();
  const mayRead = me !== undefined && mayDo(holderOf(me), "honour.read");
  const mayNominate = mayRead && mayDo(holderOf(me), "honour.nominate");
  const pages = usePages(listHonours, { state: "granted", limit: FIRST_SHOWN }, { enabled: mayRead });
  if (!mayRead) return null;
  return (
    <>
      <Section
        title={t("recognition.honours")}
        actions={mayNominate && <RunButton id="recognition.nominate" isSmall />}
      >
        <PagedLines pages={pages} empty={t("recognition.honoursEmpty")}>
          {(honour) => <HonourLine key={honour.honourId} honour={honour} mayDecide={false} />}
        </PagedLines>
      </Section>
      {mayNominate && <Nominations me={me} state="proposed" />}
      {mayNominate && <Nominations me={me} state="declined" />}
    </>
  );
}

const titles = { proposed: "recognition.nominations", declined: "recognition.declined" } as const;

/** What the reader has proposed or, in the committee, all of it; nothing of that is no section at all. */
function Nominations({ me, state }: { me: Me; state: keyof typeof titles }) {
  const { t } = useTexts();
  const pages = usePages(listHonours, { state, limit: FIRST_SHOWN });
  const isTheirs = ({ nominee, nominatedBy }: Honour) =>
    [nominee?.personId, nominatedBy.personId].includes(me.person.personId);
  const mayDecide = mayDo(holderOf(me), "honour.decide");
  if (pages.items?.length === 0) return null;
  return (
    <Section title={t(titles[state])}>
      <PagedLines pages={pages} empty={null}>
        {(honour) => (
          <HonourLine key={honour.honourId} honour={honour} mayDecide={mayDecide && !isTheirs(honour)} />
        )}
      </PagedLines>
    </Section>
  );
}
