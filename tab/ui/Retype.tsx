import { Field, Input } from "@fluentui/react-components";
import { type FormEvent, useState } from "react";
import { useTexts } from "#tab/text.ts";

/** Before what nobody can undo: a text that has to be typed again. Without a text there is nothing to type. */
export function useRetype(wanted: string | undefined) {
  const { t } = useTexts();
  const [typed, setTyped] = useState("");
  const [isRefused, setRefused] = useState(false);
  const isSame = wanted === undefined || typed.trim().normalize() === wanted.trim().normalize();
  const field = wanted !== undefined && (
    <Field
      required
      label={t("app.retype", { text: wanted })}
      validationMessage={isRefused && !isSame ? t("app.retypeWrong") : undefined}
    >
      <Input autoFocus autoComplete="off" value={typed} onChange={(_, { value }) => setTyped(value)} />
    </Field>
  );
  function isDone(event: FormEvent) {
    if (!isSame) event.preventDefault();
    setRefused(!isSame);
    return isSame;
  }
  return { field, isDone };
}
