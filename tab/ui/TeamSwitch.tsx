import { Select } from "@fluentui/react-components";
import { lazy, Suspense, useState } from "react";
import type { TeamRef } from "#shared/organisation/model.ts";
import type { TextKey } from "#shared/text.ts";
import { useTexts } from "#tab/text.ts";
import styles from "./TeamSwitch.module.css";

const FieldInput = lazy(async () => ({ default: (await import("./fields.tsx")).FieldInput }));

const OTHER = "other";

interface TeamSwitchProps {
  teams: TeamRef[];
  /** The team shown; one that is not among the teams is added to them. Null stands for all of them. */
  shown: TeamRef | null;
  /** What all of them together are called; without it one team is always shown. */
  allLabel?: TextKey;
  mayFindOthers: boolean;
  onChoose(teamId: string | null): void;
}

/** Whose page this is; where there is nothing to choose between, nothing is shown. */
export function TeamSwitch({ teams, shown, allLabel, mayFindOthers, onChoose }: TeamSwitchProps) {
  const { t } = useTexts();
  const [isFinding, setFinding] = useState(false);
  const isForeign = shown !== null && !teams.some(({ teamId }) => teamId === shown.teamId);
  const options = isForeign ? [...teams, shown] : teams;
  if (options.length < 2 && !mayFindOthers) return null;

  function choose(value: string) {
    setFinding(value === OTHER);
    if (value !== OTHER) onChoose(value || null);
  }

  return (
    <span className={styles.switch}>
      <Select
        aria-label={t("app.teamSwitch")}
        value={isFinding ? OTHER : (shown?.teamId ?? "")}
        onChange={(_, { value }) => choose(value)}
      >
        {(allLabel || !shown) && <option value="">{t(allLabel ?? "app.none")}</option>}
        {options.map(({ teamId, name }) => (
          <option key={teamId} value={teamId}>
            {name}
          </option>
        ))}
        {mayFindOthers && <option value={OTHER}>{t("app.otherTeam")}</option>}
      </Select>
      {isFinding && (
        <Suspense>
          <FieldInput
            field={{ name: "team", kind: "team", label: "app.findTeam", isOptional: true }}
            value={undefined}
            values={{}}
            problem={undefined}
            autoFocus
            onChange={(found) => found && choose((found as { id: string }).id)}
          />
        </Suspense>
      )}
    </span>
  );
}
