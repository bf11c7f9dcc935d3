import { Combobox, Option } from "@fluentui/react-components";
import { useDeferredValue, useState } from "react";
import { searchPeople } from "#shared/organisation/api.ts";
import { listMembers } from "#shared/organisation/teamApi.ts";
import { useEndpoint } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { type Match, useTeamMatches } from "./teamMatches.ts";

/** What any field of a form is given. */
export interface InputProps {
  value: unknown;
  onChange(value: unknown): void;
}

/** What a search field holds: the id that is sent and the name that is shown, so that a kept draft still reads well. */
export type Chosen = Match;

/** Ways to find teams, those one deals with first where it is said on which side. */
export const teamMatches = {
  any: (query: string) => useTeamMatches(query),
  suppliers: (query: string) => useTeamMatches(query, "suppliers"),
  customers: (query: string) => useTeamMatches(query, "customers"),
};

/** A way to find people by name: the members of a team, or anybody. */
export const peopleOf = (teamId: string | undefined) => (query: string) => usePeople(query, teamId);

function usePeople(query: string, teamId: string | undefined): Match[] {
  const search = { query, limit: 20 };
  const anybody = useEndpoint(searchPeople, search, { enabled: teamId === undefined });
  const members = useEndpoint(listMembers, { ...search, teamId: teamId ?? "" }, { enabled: Boolean(teamId) });
  const { data } = teamId === undefined ? anybody : members;
  return (data?.items ?? []).map(({ personId, name }) => ({ id: personId, name }));
}

/** The arrow opens what a key opens too: it is no stop of its own and needs no name, which Fluent gives in English only. */
const forPointers = { tabIndex: -1, "aria-hidden": true } as const;

/** Opens at any input, not only at a key that is a letter: what is pasted or composed in Chinese has matches too. */
export function SearchField({
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
