import { Dialog, DialogSurface, Input } from "@fluentui/react-components";
import { type KeyboardEvent, useId, useState } from "react";
import { useLocation } from "wouter";
import { commands, commandsAt, viewIds, views } from "#shared/contributions.ts";
import { useHostState } from "#tab/host/HostContext.ts";
import { keyLabel } from "#tab/keys.ts";
import { useIsAdmin, useIsLead } from "#tab/me.ts";
import { useTexts } from "#tab/text.ts";
import { useRunCommand } from "#tab/tools.ts";
import styles from "./Palette.module.css";
import { useModal } from "./useModal.tsx";

interface Entry {
  id: string;
  title: string;
  key?: string;
  run(): void;
}

/** All commands and views by name; type to narrow, arrows to choose, Enter to run. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTexts();
  const listId = useId();
  useModal();
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const entries = useEntries().filter(({ title }) => matches(title, typed));
  const current = entries[Math.min(active, entries.length - 1)];

  function choose(entry: Entry | undefined) {
    if (!entry) return;
    onClose();
    entry.run();
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter") choose(current);
    if (step === undefined) return;
    event.preventDefault();
    setActive(
      (before) =>
        (Math.min(before, entries.length - 1) + step + entries.length) % Math.max(1, entries.length),
    );
  }

  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface} aria-label={t("app.commands")}>
        <Input
          autoFocus
          className={styles.input}
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={current && `${listId}-${current.id}`}
          aria-label={t("app.findCommand")}
          placeholder={t("app.findCommand")}
          value={typed}
          onChange={(_, { value }) => {
            setTyped(value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        <div id={listId} role="listbox" aria-label={t("app.commands")} className={styles.list}>
          {entries.map((entry) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the input, which keeps the focus.
            <div
              key={entry.id}
              id={`${listId}-${entry.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={entry === current}
              className={`${styles.item} ${entry === current ? styles.active : ""}`}
              onClick={() => choose(entry)}
            >
              <span>{entry.title}</span>
              {entry.key && <kbd>{keyLabel(entry.key)}</kbd>}
            </div>
          ))}
        </div>
        {entries.length === 0 && <p className="quiet">{t("app.noCommand")}</p>}
      </DialogSurface>
    </Dialog>
  );
}

function useEntries(): Entry[] {
  const { t } = useTexts();
  const { scope } = useHostState();
  const isAdmin = useIsAdmin();
  const isLead = useIsLead();
  const run = useRunCommand();
  const [, navigate] = useLocation();
  const here = scope === "channel" ? "channel" : "personal";
  const toDo = commandsAt("palette", { scope: here, isAdmin, isLead }).map((id) => ({
    id,
    title: t(commands[id].title),
    key: commands[id].key,
    run: () => run(id),
  }));
  const toSee = viewIds
    .filter((id) => views[id].scopes.includes(here) && here === "personal")
    .map((id) => ({ id, title: t(views[id].title), run: () => navigate(views[id].path) }));
  return [...toDo, ...toSee];
}

/** Every typed word must occur, in any order. */
const matches = (title: string, typed: string) =>
  typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => title.toLowerCase().includes(word));
