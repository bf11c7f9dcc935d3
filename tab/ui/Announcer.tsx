import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from "react";
import styles from "./Announcer.module.css";

const SHOWN_MS = 6_000;

type Announce = (text: string, kind?: "done" | "problem") => void;

const AnnounceContext = createContext<Announce>(() => {});

/** Says briefly, to eye and ear, what was done or what went wrong. */
export const useAnnounce = () => useContext(AnnounceContext);

export function Announcer({ children }: { children: ReactNode }) {
  const [note, setNote] = useState<{ text: string; kind: "done" | "problem" } | null>(null);
  const announce = useCallback<Announce>((text, kind = "done") => setNote({ text, kind }), []);
  useEffect(() => {
    if (!note) return;
    const timer = setTimeout(() => setNote(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [note]);
  return (
    <AnnounceContext.Provider value={announce}>
      {children}
      <div role="status" aria-live="polite" className={styles.note}>
        {note?.kind === "done" ? note.text : null}
      </div>
      <div role="alert" className={styles.note}>
        {note?.kind === "problem" ? note.text : null}
      </div>
    </AnnounceContext.Provider>
  );
}
