import type { ReactNode } from "react";
import { Link } from "wouter";
import type { Holder } from "#shared/rights.ts";
import { holderOf, useMe } from "#tab/me.ts";
import { useTexts } from "#tab/text.ts";
import { PageHeader } from "#tab/ui/layout.tsx";
import { Answer } from "#tab/ui/states.tsx";
import { AskAdmin } from "./AskAdmin.tsx";
import styles from "./Frame.module.css";
import { type SectionId, sectionIds, sections } from "./sections.ts";

/** The list of Admin's parts beside the one that is open; a part that is not for the reader says who can help. */
export function Frame({ section, children }: { section: SectionId; children: ReactNode }) {
  const query = useMe();
  return (
    <Answer query={query}>
      {(me) => {
        const holder = holderOf(me);
        return (
          <div className={styles.frame}>
            <SectionList current={section} holder={holder} />
            <div className={styles.part}>
              {sections[section].isOpenTo(holder) ? children : <Closed section={section} />}
            </div>
          </div>
        );
      }}
    </Answer>
  );
}

function SectionList({ current, holder }: { current: SectionId; holder: Holder }) {
  const { t } = useTexts();
  const open = sectionIds.filter((id) => sections[id].isOpenTo(holder));
  if (open.length === 1 && open[0] === current) return null;
  return (
    <nav aria-label={t("organisation.sections")} className={styles.sections}>
      {open.map((id) => (
        <Link
          key={id}
          href={sections[id].path}
          aria-current={id === current ? "page" : undefined}
          className={styles.section}
        >
          {t(`organisation.section.${id}`)}
        </Link>
      ))}
    </nav>
  );
}

function Closed({ section }: { section: SectionId }) {
  const { t } = useTexts();
  const isForLeads = section === "members" || section === "calendars";
  return (
    <>
      <PageHeader
        title={t(`organisation.section.${section}`)}
        subtitle={t(isForLeads ? "organisation.closedLeads" : "organisation.closed")}
      />
      <AskAdmin />
    </>
  );
}
