import { Input } from "@fluentui/react-components";
import { type KeyboardEvent, useId, useState } from "react";
import styles from "./Palette.module.css";

export interface Entry {
  id: string;
  title: string;
  /** Beside the title: its key, or whom it belongs to. */
  note?: string;
}

interface PickListProps<One extends Entry> {
  label: string;
  listLabel: string;
  typed: string;
  onType(typed: string): void;
  entries: One[];
  onChoose(entry: One, isByKey: boolean): void;
  /** Enter where there is nothing to choose: what was typed is the answer. */
  onEnter?(): void;
  /** Backspace where nothing is typed. */
  onBack?(): void;
}

/** A field with a list beneath it: type to narrow, arrows to choose, Enter to take. */
export function PickList<One extends Entry>({ label, listLabel, entries, ...on }: PickListProps<One>) {
  const listId = useId();
  const [active, setActive] = useState(0);
  const current = entries[Math.min(active, entries.length - 1)];

  function onKeyDown(event: KeyboardEvent) {
    // Enter that ends a word composed in Chinese is no answer yet.
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter") take(event);
    if (event.key === "Backspace" && on.typed === "") on.onBack?.();
    if (step === undefined || entries.length === 0) return;
    event.preventDefault();
    setActive((before) => (Math.min(before, entries.length - 1) + step + entries.length) % entries.length);
  }

  function take(event: KeyboardEvent) {
    event.preventDefault();
    if (current) on.onChoose(current, true);
    else on.onEnter?.();
  }

  return (
    <>
      <Input
        autoFocus
        className={styles.input}
        role="combobox"
        aria-expanded={entries.length > 0}
        aria-controls={listId}
        aria-activedescendant={current && `${listId}-${current.id}`}
        aria-label={label}
        placeholder={label}
        value={on.typed}
        onChange={(_, { value }) => {
          on.onType(value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label={listLabel} className={styles.list}>
        {entries.map((entry) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the input, which keeps the focus.
          <div
            key={entry.id}
            id={`${listId}-${entry.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={entry === current}
            className={`${styles.item} ${entry === current ? styles.active : ""}`}
            onClick={() => on.onChoose(entry, false)}
          >
            <span>{entry.title}</span>
            {entry.note && <kbd>{entry.note}</kbd>}
          </div>
        ))}
      </div>
    </>
  );
}
