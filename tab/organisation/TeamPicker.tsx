import { Input } from "@fluentui/react-components";
import { type KeyboardEvent, useDeferredValue, useId, useState } from "react";
import type { FoundTeam } from "#shared/organisation/model.ts";
import { listTeams } from "#shared/organisation/teamApi.ts";
import { usePages } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { More } from "#tab/ui/More.tsx";
import { Answer, Empty } from "#tab/ui/states.tsx";
import { aboutTeam } from "./aboutTeam.ts";
import styles from "./TeamPicker.module.css";

/** Before anything is typed nothing is chosen by Enter alone. */
const NONE = -1;

interface TeamPickerProps {
  label: string;
  /** The teams that are chosen already, where several may be. */
  chosenIds?: string[];
  /** A team that cannot be chosen. */
  hiddenId?: string;
  /** How many are shown at a time. */
  limit?: number;
  autoFocus: boolean;
  onChoose(team: FoundTeam): void;
}

/** All teams in one list: type to narrow it, arrows to move, Enter or a click to choose. */
export function TeamPicker({ label, chosenIds, hiddenId, limit = 50, autoFocus, onChoose }: TeamPickerProps) {
  const { t } = useTexts();
  const listId = useId();
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(NONE);
  const query = useDeferredValue(typed.trim());
  const pages = usePages(listTeams, { query, limit }, { isSearched: true });
  const teams = pages.items?.filter(({ teamId }) => teamId !== hiddenId);
  // Enter right after typing must not take a team of the list before.
  const isCurrent = query === typed.trim() && !pages.isPlaceholderData;
  const current = isCurrent ? teams?.[Math.min(active, teams.length - 1)] : undefined;
  const optionId = (teamId: string) => `${listId}-${teamId}`;

  function choose(team: FoundTeam) {
    onChoose(team);
    setTyped("");
    setActive(NONE);
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter" && current) choose(current);
    if (step === undefined || !teams || teams.length === 0) return;
    event.preventDefault();
    const next = (Math.max(active, step === 1 ? NONE : 0) + step + teams.length) % teams.length;
    setActive(next);
    document.getElementById(optionId(teams[next]?.teamId ?? ""))?.scrollIntoView({ block: "nearest" });
  }

  return (
    <>
      <div className={styles.search}>
        <Input
          autoFocus={autoFocus}
          autoComplete="off"
          className={styles.input}
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={current && optionId(current.teamId)}
          aria-label={label}
          placeholder={label}
          value={typed}
          onChange={(_, { value }) => {
            setTyped(value);
            setActive(value.trim() === "" ? NONE : 0);
          }}
          onKeyDown={onKeyDown}
        />
        <p className={`${styles.keys} small quiet`}>{t("organisation.first.keys")}</p>
      </div>
      <Answer query={{ data: teams, error: pages.error, refetch: pages.refetch }}>
        {(found) => (
          <div id={listId} role="listbox" aria-label={label} aria-multiselectable={chosenIds !== undefined}>
            {found.map((team) => (
              <Option
                key={team.teamId}
                id={optionId(team.teamId)}
                team={team}
                isActive={team === current}
                isChosen={chosenIds?.includes(team.teamId)}
                onChoose={() => choose(team)}
              />
            ))}
          </div>
        )}
      </Answer>
      {teams?.length === 0 && (
        <Empty>{t(query ? "organisation.first.notFound" : "organisation.first.noTeams")}</Empty>
      )}
      <More pages={pages} />
    </>
  );
}

interface OptionProps {
  id: string;
  team: FoundTeam;
  isActive: boolean;
  /** Undefined where one choice ends it. */
  isChosen: boolean | undefined;
  onChoose(): void;
}

function Option({ id, team, isActive, isChosen, onChoose }: OptionProps) {
  const texts = useTexts();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the input, which keeps the focus.
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen ?? isActive}
      className={`${styles.option} ${isActive ? styles.active : ""}`}
      onClick={onChoose}
    >
      {isChosen !== undefined && (
        <span aria-hidden="true" className={styles.mark}>
          {isChosen ? "✓" : ""}
        </span>
      )}
      <span className={styles.words}>
        <span className="strong">{team.name}</span>
        <span className="small quiet">{aboutTeam(texts, team)}</span>
      </span>
    </div>
  );
}
