import { type DragEvent, type ReactNode, useId, useState } from "react";
import styles from "./FilePick.module.css";

interface FilePickProps {
  /** What the button says. */
  label: string;
  accept: string;
  hint?: ReactNode;
  problem?: string;
  /** Whether a file may be dropped here too. */
  takesDrop?: boolean;
  onFile(file: File): void;
}

/** A button that asks for a file, in the reader's language, which the browser's own input does not speak. */
export function FilePick({ label, accept, hint, problem, takesDrop = false, onFile }: FilePickProps) {
  const id = useId();
  const [isOver, setOver] = useState(false);
  const notes = `${id}-notes`;

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  }

  const target = takesDrop && {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: drop,
  };
  return (
    <div className={`${takesDrop ? styles.place : styles.plain} ${isOver ? styles.over : ""}`} {...target}>
      <input
        id={id}
        type="file"
        className="hidden"
        accept={accept}
        aria-describedby={notes}
        aria-invalid={problem !== undefined}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file) onFile(file);
        }}
      />
      <label htmlFor={id} className={styles.button}>
        {label}
      </label>
      <span id={notes} className="small">
        {hint && <span className="quiet">{hint}</span>}
        {problem && (
          <span role="alert" className={`${styles.problem} late`}>
            {problem}
          </span>
        )}
      </span>
    </div>
  );
}
