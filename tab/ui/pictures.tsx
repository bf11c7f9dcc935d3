import styles from "./pictures.module.css";

/** The look of each state: a shape of its own, a colour, never the colour alone. */
export const looks = {
  onTrack: { glyph: "○", tone: "kept" },
  atRisk: { glyph: "◐", tone: "risk" },
  breached: { glyph: "◆", tone: "late" },
  waiting: { glyph: "‖", tone: "quiet" },
  met: { glyph: "●", tone: "kept" },
  oneSided: { glyph: "◌", tone: "quiet" },
  closed: { glyph: "×", tone: "quiet" },
  unknown: { glyph: "·", tone: "quiet" },
} as const;
export type Look = keyof typeof looks;

/** The state's shape; its name is read aloud and shown on hover. */
export function StateGlyph({ look, label }: { look: Look; label: string }) {
  const { glyph, tone } = looks[look];
  return (
    <span role="img" aria-label={label} title={label} className={`${styles.glyph} ${tone}`}>
      {glyph}
    </span>
  );
}

/** How much of a commitment's working time is used, paused and left; any unit, the parts are compared. */
export function TimeBar({
  used,
  paused,
  left,
  look,
  label,
}: {
  used: number;
  paused: number;
  left: number;
  look: Look;
  label: string;
}) {
  const whole = used + paused + left;
  if (whole <= 0) return null;
  return (
    <span role="img" aria-label={label} title={label} className={`${styles.time} ${looks[look].tone}`}>
      <span className={styles.used} style={{ width: percent(used / whole) }} />
      <span className={styles.paused} style={{ width: percent(paused / whole) }} />
    </span>
  );
}

interface IntervalBarProps {
  /** The share kept, its interval and the target, from 0 to 1; null where there is too little to show. */
  share: number | null;
  low: number | null;
  high: number | null;
  target: number;
  tone: "kept" | "risk" | "late" | "quiet";
  label: string;
}

/** A share with its certainty and the target it is held against. */
export function IntervalBar({ share, low, high, target, tone, label }: IntervalBarProps) {
  return (
    <span role="img" aria-label={label} title={label} className={`${styles.interval} ${tone}`}>
      {low !== null && high !== null && (
        <span className={styles.range} style={{ left: percent(low), width: percent(high - low) }} />
      )}
      {share !== null && <span className={styles.share} style={{ left: percent(share) }} />}
      <span className={styles.target} style={{ left: percent(target) }} />
    </span>
  );
}

const percent = (share: number) => `${Math.round(share * 1000) / 10}%`;
