import { Input } from "@fluentui/react-components";
import { useRef } from "react";
import { useTexts } from "#tab/text.ts";
import styles from "./FormDialog.module.css";
import { isInDays } from "./form.ts";
import { MomentInput } from "./MomentInput.tsx";
import type { InputProps } from "./SearchField.tsx";

type DueInputProps = InputProps & { autoFocus: boolean };

/** By when: a moment or, in its place, so many working days; what the other one held comes back with it. */
export function DueInput(props: DueInputProps) {
  const { value, onChange } = props;
  const { t } = useTexts();
  const other = useRef<unknown>({});
  const inDays = isInDays(value);
  function swap() {
    onChange(other.current);
    other.current = value;
  }
  return (
    <>
      {inDays ? <DaysInput {...props} autoFocus /> : <MomentInput {...props} />}
      <button type="button" className={styles.swap} onClick={swap}>
        {t(inDays ? "commitment.due.onDate" : "commitment.due.inDays")}
      </button>
    </>
  );
}

function DaysInput({ value, onChange, ...rest }: DueInputProps) {
  const { t } = useTexts();
  return (
    <Input
      type="number"
      min={1}
      value={isInDays(value) ? String(value.workingDays ?? "") : ""}
      contentAfter={t("commitment.due.days")}
      onChange={(_, { value }) => onChange({ workingDays: value === "" ? undefined : Number(value) })}
      {...rest}
    />
  );
}
