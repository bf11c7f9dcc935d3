import { Input } from "@fluentui/react-components";
import type { InputProps } from "./SearchField.tsx";

export function MomentInput({ value, onChange, ...rest }: InputProps & { autoFocus: boolean }) {
  return (
    <Input
      type="datetime-local"
      value={localText(value)}
      onChange={(_, { value }) => onChange(value ? new Date(value).getTime() : undefined)}
      {...rest}
    />
  );
}

/** A moment as the browser's date-and-time input writes it, in the reader's own zone. */
function localText(value: unknown) {
  if (typeof value !== "number") return "";
  const shifted = new Date(value - new Date(value).getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}
