import { useDeferredValue, useState } from "react";
import { searchPeople } from "#shared/organisation/api.ts";
import type { FoundPerson } from "#shared/organisation/model.ts";
import { useMe } from "#tab/me.ts";
import { usePages } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { CommandBar } from "#tab/ui/CommandBar.tsx";
import { Line } from "#tab/ui/Line.tsx";
import { PageHeader, Panel } from "#tab/ui/layout.tsx";
import { PagedLines } from "#tab/ui/PagedLines.tsx";
import { SearchBox } from "#tab/ui/SearchBox.tsx";
import { allowedIn } from "./allowed.ts";
import { MergeSuggestions } from "./MergeSuggestions.tsx";
import styles from "./Teams.module.css";

/** Everybody by name; who may be the same human comes first, for it waits for an answer. */
export function People() {
  const { t } = useTexts();
  const [typed, setTyped] = useState("");
  const query = useDeferredValue(typed.trim());
  const pages = usePages(searchPeople, { query }, { isSearched: true });
  return (
    <>
      <PageHeader title={t("organisation.section.people")} subtitle={t("organisation.about.people")} />
      <MergeSuggestions />
      <Panel label={t("organisation.section.people")}>
        <div className={styles.tools}>
          <div className={styles.search}>
            <SearchBox label={t("organisation.people.find")} value={typed} onChange={setTyped} />
          </div>
        </div>
        <PagedLines pages={pages} empty={t(query ? "app.noMatch" : "organisation.people.none")}>
          {(person) => <PersonLine key={person.personId} person={person} />}
        </PagedLines>
      </Panel>
    </>
  );
}

function PersonLine({ person }: { person: FoundPerson }) {
  const { t, locale } = useTexts();
  const { data: me } = useMe();
  const { name, email, isSignedIn, teams } = person;
  const teamNames = new Intl.ListFormat(locale, { type: "unit" }).format(teams.map((team) => team.name));
  const about = [
    email,
    teamNames || t("organisation.people.noTeam"),
    !isSignedIn && t("organisation.people.imported"),
  ];
  return (
    <Line
      title={name}
      under={about.filter(Boolean).join(" · ")}
      actions={
        <CommandBar
          place="row"
          context={{ scope: "personal", selection: "person" }}
          subject={{ person }}
          allows={allowedIn(me, null)}
          visible={0}
          label={name}
        />
      }
    />
  );
}
