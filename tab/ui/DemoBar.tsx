import { useQuery } from "@tanstack/react-query";
import type { DemoPerson, Host } from "#tab/host/host.ts";
import { useMe } from "#tab/me.ts";
import { type Texts, useTexts } from "#tab/text.ts";
import styles from "./DemoBar.module.css";

/** Above the demo: that it is one, whom one plays, and whom else one may play to see the other side. */
export default function DemoBar({ demo }: { demo: NonNullable<Host["demo"]> }) {
  const texts = useTexts();
  const { t } = texts;
  const { data: people = [] } = useQuery({
    queryKey: ["demo", "people"],
    queryFn: demo.listPeople,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { data: me } = useMe();
  const played = people.find(({ personId }) => personId === me?.person.personId);
  return (
    <aside aria-label={t("app.demo")} className={styles.bar}>
      <span className={styles.name}>{t("app.demo")}</span>
      {played && (
        <label className={styles.choice}>
          <span className={styles.words}>{t("app.demoPlaying")}</span>
          <select
            className={styles.select}
            value={played.objectId}
            onChange={(event) => demo.play(event.target.value)}
          >
            {people.map((person) => (
              <option key={person.objectId} value={person.objectId}>
                {describe(texts, person)}
              </option>
            ))}
          </select>
        </label>
      )}
    </aside>
  );
}

function describe({ t }: Texts, { name, teams, companyRoles }: DemoPerson) {
  const inTeams = teams.map(({ name, role }) =>
    role === "member" ? name : `${name} (${t(`organisation.role.${role}`)})`,
  );
  const parts = [...inTeams, ...companyRoles.map((role) => t(`organisation.companyRole.${role}`))];
  return [name, parts.join(", ") || t("organisation.people.noTeam")].join(" – ");
}
