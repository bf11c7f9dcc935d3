import {
  Button,
  Combobox,
  Field as FieldFrame,
  Input,
  Option,
  Select,
  Textarea,
} from "@fluentui/react-components";
import { useDeferredValue, useState } from "react";
import { searchPeople } from "#shared/organisation/api.ts";
import type { Problem } from "#shared/problem.ts";
import { activeTeams, useMe } from "#tab/me.ts";
import { useEndpoint } from "#tab/query.ts";
import { problemText, useTexts } from "#tab/text.ts";
import type { Field, PickLoader } from "./form.ts";
import { Picks } from "./Picks.tsx";
import { type Match, useTeamMatches } from "./teamMatches.ts";

interface InputProps {
  value: unknown;
  onChange(value: unknown): void;
}

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
      return (
        <Input
          type="datetime-local"
          value={localText(value)}
          onChange={(_, { value }) => onChange(value ? new Date(value).getTime() : undefined)}
          {...rest}
        />
      );
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
    case "picks":
      return <Picks field={field} values={values} value={value} onChange={onChange} />;
    case "team":
      return (
        <Search
          value={value}
          onChange={onChange}
          useMatches={teamMatches[field.suggest ?? "any"]}
          {...rest}
        />
      );
    case "source":
      return <SourceInput value={value} onChange={onChange} />;
    case "person":
      return <Search value={value} onChange={onChange} useMatches={usePeople} {...rest} />;
  }
}

/** A moment as the browser's date-and-time input writes it, in the reader's own zone. */
function localText(value: unknown) {
  if (typeof value !== "number") return "";
  const shifted = new Date(value - new Date(value).getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}

/** The page it was recorded from; what is left out is not sent. */
function SourceInput({ value, onChange }: InputProps) {
  const { t } = useTexts();
  const source = value as { title: string; url: string } | undefined;
  if (!source) return <span className="quiet">{t("record.leftOut")}</span>;
  return (
    <span style={{ display: "flex", gap: 8, alignItems: "center" }}>
      <span style={{ flex: 1, overflowWrap: "anywhere" }}>
        {source.title}
        <span className="small quiet"> {new URL(source.url).host}</span>
      </span>
      <Button size="small" onClick={() => onChange(undefined)}>
        {t("record.leaveOut")}
      </Button>
    </span>
  );
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

/** What a search field holds: the id that is sent and the name that is shown, so that a kept draft still reads well. */
export type Chosen = Match;

const teamMatches = {
  any: (query: string) => useTeamMatches(query),
  suppliers: (query: string) => useTeamMatches(query, "suppliers"),
  customers: (query: string) => useTeamMatches(query, "customers"),
};

function usePeople(query: string): Match[] {
  const { data } = useEndpoint(searchPeople, { query, limit: 20 });
  return (data?.items ?? []).map(({ personId, name }) => ({ id: personId, name }));
}

/** The arrow opens what a key opens too: it is no stop of its own and needs no name, which Fluent gives in English only. */
const forPointers = { tabIndex: -1, "aria-hidden": true } as const;

/** Opens at any input, not only at a key that is a letter: what is pasted or composed in Chinese has matches too. */
function Search({
  value,
  onChange,
  useMatches,
  autoFocus,
}: InputProps & { useMatches(query: string): Match[]; autoFocus: boolean }) {
  const { t } = useTexts();
  const chosen = value as Chosen | undefined;
  const [changed, setTyped] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const typed = changed ?? chosen?.name ?? "";
  const matches = useMatches(useDeferredValue(chosen?.name === typed ? "" : typed.trim()));
  return (
    <Combobox
      autoFocus={autoFocus}
      freeform
      expandIcon={forPointers}
      open={isOpen}
      onOpenChange={(_, { open }) => setOpen(open)}
      value={typed}
      selectedOptions={chosen ? [chosen.id] : []}
      onChange={(event) => {
        setTyped(event.target.value);
        setOpen(true);
        onChange(undefined);
      }}
      onOptionSelect={(_, { optionValue, optionText }) => {
        setTyped(optionText ?? "");
        onChange(optionValue ? { id: optionValue, name: optionText ?? "" } : undefined);
      }}
    >
      {matches.map(({ id, name }) => (
        <Option key={id} value={id} text={name}>
          {name}
        </Option>
      ))}
      {matches.length === 0 && (
        <Option disabled value="" text="">
          {t("app.noMatch")}
        </Option>
      )}
    </Combobox>
  );
}
