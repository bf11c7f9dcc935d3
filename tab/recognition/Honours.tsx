import { listHonours } from "#shared/recognition/honourApi.ts";
import type { Honour, HonourState } from "#shared/recognition/model.ts";
import { mayDo } from "#shared/rights.ts";
import { holderOf, useMe } from "#tab/me.ts";
import { usePages } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { CommandBar } from "#tab/ui/CommandBar.tsx";
import { Section } from "#tab/ui/layout.tsx";
import { PagedLines } from "#tab/ui/PagedLines.tsx";
import { HonourLine } from "./HonourLine.tsx";

const FIRST_SHOWN = 5;

/** The register of honours; whoever may propose or decide sees the nominations too. */
export function Honours() {
  const { t } = useTexts();
  const { data: me } = useMe();
  const holder = me && holderOf(me);
  const mayNominate = holder !== undefined && mayDo(holder, "honour.nominate");
  return (
    <>
      <Section
        title={t("recognition.honours")}
        actions={
          mayNominate && (
            <CommandBar
              place="toolbar"
              context={{ scope: "personal", selection: "honours" }}
              allows={isNominate}
            />
          )
        }
      >
        <HonourLines state="granted" empty={t("recognition.honoursEmpty")} />
      </Section>
      {mayNominate && (
        <Section title={t("recognition.nominations")}>
          <HonourLines state="proposed" empty={t("recognition.nominationsEmpty")} />
        </Section>
      )}
    </>
  );
}

const isNominate = (id: string) => id === "recognition.nominate";

function HonourLines({ state, empty }: { state: HonourState; empty: string }) {
  const { data: me } = useMe();
  const pages = usePages(listHonours, { state, limit: FIRST_SHOWN });
  const isTheirs = ({ nominee, nominatedBy }: Honour) =>
    [nominee?.personId, nominatedBy.personId].includes(me?.person.personId);
  const mayDecide = (honour: Honour) =>
    me !== undefined && mayDo(holderOf(me), "honour.decide") && !isTheirs(honour);
  return (
    <PagedLines pages={pages} empty={empty}>
      {(honour) => <HonourLine key={honour.honourId} honour={honour} mayDecide={mayDecide(honour)} />}
    </PagedLines>
  );
}
