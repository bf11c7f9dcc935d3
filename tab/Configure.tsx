import { useEffect, useState } from "react";
import type { Me } from "#shared/organisation/model.ts";
import { useHost } from "#tab/host/HostContext.ts";
import { useMe } from "#tab/me.ts";
import { useTexts } from "#tab/text.ts";
import { FieldInput } from "#tab/ui/fields.tsx";
import { PageHeader } from "#tab/ui/layout.tsx";
import type { Chosen } from "#tab/ui/SearchField.tsx";
import { Answer } from "#tab/ui/states.tsx";
import styles from "./Configure.module.css";

const OTHER = "other";

/** The page a team lead sees when pinning the tab to a channel: which team does this channel stand for? */
export default function Configure() {
  const { t } = useTexts();
  const query = useMe();
  return (
    <>
      <PageHeader title={t("app.configureTitle")} subtitle={t("app.configureHint")} />
      <Answer query={query}>{(me) => <TeamChoice own={ownTeams(me)} />}</Answer>
    </>
  );
}

type OwnTeam = Chosen & { role: Me["memberships"][number]["role"] };

/** Those one leads first: they are what leads pin. */
function ownTeams({ memberships }: Me): OwnTeam[] {
  const active = memberships
    .filter(({ state }) => state === "active")
    .map(({ teamId, teamName, role }) => ({ id: teamId, name: teamName, role }));
  return [...active.filter(({ role }) => role === "lead"), ...active.filter(({ role }) => role !== "lead")];
}

function TeamChoice({ own }: { own: OwnTeam[] }) {
  const { t } = useTexts();
  const [picked, setPicked] = useState(
    own.length === 0 ? OTHER : own.find(({ role }) => role === "lead")?.id,
  );
  const [other, setOther] = useState<Chosen>();
  useOffer(picked === OTHER ? other : own.find(({ id }) => id === picked));
  return (
    <fieldset className={styles.teams}>
      <legend className={styles.question}>{t("app.configureTeam")}</legend>
      {own.map(({ id, name, role }) => (
        <Option
          key={id}
          id={id}
          name={name}
          about={t(`organisation.role.${role}`)}
          picked={picked}
          onPick={setPicked}
        />
      ))}
      {own.length > 0 && <Option id={OTHER} name={t("app.otherTeam")} picked={picked} onPick={setPicked} />}
      {picked === OTHER && (
        <FieldInput
          field={{ name: "team", kind: "team", label: "app.findTeam" }}
          value={other}
          values={{}}
          problem={undefined}
          autoFocus
          onChange={(value) => setOther(value as Chosen | undefined)}
        />
      )}
    </fieldset>
  );
}

interface OptionProps {
  id: string;
  name: string;
  about?: string;
  picked: string | undefined;
  onPick(id: string): void;
}

function Option({ id, name, about, picked, onPick }: OptionProps) {
  return (
    <label className={styles.option}>
      <input type="radio" name="team" value={id} checked={picked === id} onChange={() => onPick(id)} />
      <span className="strong">{name}</span>
      {about && <span className="small quiet">{about}</span>}
    </label>
  );
}

/** Tells the host what its Save button is to store; without a choice the button stays closed. */
function useOffer(team: Chosen | undefined) {
  const host = useHost();
  const { id, name } = team ?? {};
  useEffect(() => {
    host.offerConfiguration?.(id && name ? { teamId: id, teamName: name } : null);
  }, [host, id, name]);
}
