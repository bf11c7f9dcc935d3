import { Field as FieldFrame, Input, Select, Textarea } from "@fluentui/react-components";
import type { Problem } from "#shared/problem.ts";
import { activeTeams, useMe } from "#tab/me.ts";
import { useEndpoint } from "#tab/query.ts";
import { problemText, useTexts } from "#tab/text.ts";
import { DueInput } from "./DueInput.tsx";
import type { Field, PickLoader } from "./form.ts";
import { MomentInput } from "./MomentInput.tsx";
import { Picks, Ticks } from "./Picks.tsx";
import { type InputProps, peopleOf, SearchField, teamMatches } from "./SearchField.tsx";
import { SourceInput } from "./SourceInput.tsx";
import { idIn } from "./services.ts";

interface FieldInputProps extends InputProps {
  field: Field;
  values: Record<string, unknown>;
  problem: Problem | undefined;
  autoFocus: boolean;
}

/** One field of a form, with its label, its hint and what is wrong with it. */
export function FieldInput({ field, problem, ...input }: FieldInputProps) {
  const texts = useTexts();
  const { data: me } = useMe();
  if (field.kind === "myTeam" && activeTeams(me).length < 2 && !problem) return null;
  return (
    <FieldFrame
      label={texts.t(field.label)}
      hint={field.hint && texts.t(field.hint)}
      required={!field.isOptional}
      validationMessage={problem && problemText(texts, problem)}
    >
      <Control field={field} {...input} />
    </FieldFrame>
  );
}

function Control({ field, value, values, onChange, ...rest }: Omit<FieldInputProps, "problem">) {
  const { t } = useTexts();
  const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
  switch (field.kind) {
    case "text":
      return <Input value={text} onChange={(_, { value }) => onChange(value)} {...rest} />;
    case "longText":
      return (
        <Textarea value={text} resize="vertical" onChange={(_, { value }) => onChange(value)} {...rest} />
      );
    case "number":
      return (
        <Input
          type="number"
          value={text}
          contentAfter={field.unit && t(field.unit)}
          onChange={(_, { value }) => onChange(value === "" ? undefined : Number(value))}
          {...rest}
        />
      );
    case "date":
      return (
        <Input type="date" value={text} onChange={(_, { value }) => onChange(value || undefined)} {...rest} />
      );
    case "moment":
      return <MomentInput value={value} onChange={onChange} {...rest} />;
    case "due":
      return <DueInput value={value} onChange={onChange} {...rest} />;
    case "choice":
      return (
        <Select
          value={text}
          onChange={(_, { value }) =>
            onChange(field.options.find((option) => String(option.value) === value)?.value)
          }
          {...rest}
        >
          {!field.options.some((option) => String(option.value) === text) && <option value="" />}
          {field.options.map((option) => (
            <option key={option.value} value={option.value}>
              {t(option.label)}
            </option>
          ))}
        </Select>
      );
    case "myTeam":
      return <MyTeam value={text} onChange={onChange} />;
    case "pick":
      return <Pick load={field.load} values={values} value={value} onChange={onChange} />;
    case "ticks":
      return (
        <Ticks
          name={t(field.label)}
          options={field.options.map((option) => ({ value: option.value, label: t(option.label) }))}
          value={value}
          onChange={onChange}
        />
      );
    case "picks":
      return <Picks field={field} values={values} value={value} onChange={onChange} />;
    case "team":
      return (
        <SearchField
          value={value}
          onChange={onChange}
          useMatches={teamMatches[field.suggest ?? "any"]}
          {...rest}
        />
      );
    case "source":
      return <SourceInput value={value} onChange={onChange} />;
    case "person":
      return (
        <SearchField
          value={value}
          onChange={onChange}
          useMatches={peopleOf(field.teamField && idIn(values[field.teamField]))}
          {...rest}
        />
      );
  }
}

function MyTeam({ value, onChange }: InputProps) {
  const { data: me } = useMe();
  return (
    <Select value={String(value)} onChange={(_, { value }) => onChange(value)}>
      {activeTeams(me).map(({ teamId, name }) => (
        <option key={teamId} value={teamId}>
          {name}
        </option>
      ))}
    </Select>
  );
}

function Pick({
  load,
  values,
  value,
  onChange,
}: InputProps & { load: PickLoader; values: Record<string, unknown> }) {
  const { t } = useTexts();
  const input = load.input(values);
  const { data } = useEndpoint(load.endpoint, input ?? {}, { enabled: input !== null });
  const options = data === undefined ? [] : load.options(data);
  return (
    <Select
      value={typeof value === "string" ? value : ""}
      onChange={(_, { value }) => onChange(value || undefined)}
    >
      <option value="">{t("app.none")}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </Select>
  );
}
