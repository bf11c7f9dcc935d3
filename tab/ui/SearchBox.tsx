import { Input } from "@fluentui/react-components";

/** Narrows the list below it as one types. */
export function SearchBox({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <Input
      type="search"
      autoComplete="off"
      aria-label={label}
      placeholder={label}
      value={value}
      onChange={(_, { value }) => onChange(value)}
      style={{ width: "100%" }}
    />
  );
}
