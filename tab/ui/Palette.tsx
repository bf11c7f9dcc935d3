import { Dialog, DialogSurface } from "@fluentui/react-components";
import { useState } from "react";
import { useLocation } from "wouter";
import { type CommandId, commands, commandsAt, viewIds, views } from "#shared/contributions.ts";
import { useHostState } from "#tab/host/HostContext.ts";
import { keyLabel } from "#tab/keys.ts";
import { useIsAdmin, useIsLead } from "#tab/me.ts";
import { useTexts } from "#tab/text.ts";
import styles from "./Palette.module.css";
import { type Entry, PickList } from "./PickList.tsx";
import { useModal } from "./useModal.tsx";

interface PaletteEntry extends Entry {
  run(isByKey: boolean): void;
}

interface PaletteProps {
  onClose(): void;
  /** Chosen by key, a command is gone on with by key. */
  onRun(id: CommandId, isByKey: boolean): void;
}

/** All commands and views by name; type to narrow, arrows to choose, Enter to run. */
export default function Palette({ onClose, onRun }: PaletteProps) {
  const { t } = useTexts();
  useModal();
  const [typed, setTyped] = useState("");
  const entries = useEntries(onRun).filter(({ title }) => matches(title, typed));

  function choose(entry: PaletteEntry, isByKey: boolean) {
    onClose();
    entry.run(isByKey);
  }

  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface} aria-label={t("app.commands")}>
        <PickList
          label={t("app.findCommand")}
          listLabel={t("app.commands")}
          typed={typed}
          onType={setTyped}
          entries={entries}
          onChoose={choose}
        />
        {entries.length === 0 && <p className="quiet">{t("app.noCommand")}</p>}
      </DialogSurface>
    </Dialog>
  );
}

function useEntries(run: PaletteProps["onRun"]): PaletteEntry[] {
  const { t } = useTexts();
  const { scope } = useHostState();
  const isAdmin = useIsAdmin();
  const isLead = useIsLead();
  const [, navigate] = useLocation();
  const here = scope === "channel" ? "channel" : "personal";
  const toDo = commandsAt("palette", { scope: here, isAdmin, isLead }).map((id) => ({
    id,
    title: t(commands[id].title),
    note: commands[id].key && keyLabel(commands[id].key),
    run: (isByKey: boolean) => run(id, isByKey),
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
