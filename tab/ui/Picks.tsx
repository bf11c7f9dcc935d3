import type { ReactNode } from "react";
import { useEndpoint } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import type { Field } from "./form.ts";
import styles from "./Picks.module.css";

interface PicksProps {
  field: Extract<Field, { kind: "picks" }>;
  value: unknown;
  values: Record<string, unknown>;
  onChange(value: string[]): void;
}

/** Several of what can be picked, as boxes to tick; nothing to pick says why. */
export function Picks({ field: { load, none, label }, values, ...ticks }: PicksProps) {
  const { t } = useTexts();
  const input = load.input(values);
  const { data } = useEndpoint(load.endpoint, input ?? {}, { enabled: input !== null });
  const options = data === undefined || input === null ? [] : load.options(data);
  return (
    <Ticks name={t(label)} options={options} {...ticks}>
      {options.length === 0 && <p className="small quiet">{t(none)}</p>}
    </Ticks>
  );
}

interface TicksProps {
  name: string;
  options: { value: string; label: string }[];
  value: unknown;
  onChange(value: string[]): void;
  children?: ReactNode;
}

/** A box to tick for each option. */
export function Ticks({ name, options, value, onChange, children }: TicksProps) {
  const picked = Array.isArray(value) ? (value as string[]) : [];
  const others = (id: string) => picked.filter((one) => one !== id);
  return (
    <fieldset aria-label={name} className={styles.picks}>
      {children}
      {options.map(({ value: id, label: words }) => (
        <label key={id} className={styles.pick}>
          <input
            type="checkbox"
            checked={picked.includes(id)}
            onChange={({ target }) => onChange(target.checked ? [...others(id), id] : others(id))}
          />
          {words}
        </label>
      ))}
    </fieldset>
  );
}
