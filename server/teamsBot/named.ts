import type { Ctx } from "#server/ctx.ts";
import { getPerson, searchPeople } from "#server/organisation/personRead.ts";
import { getTeam, listTeams } from "#server/organisation/teamRead.ts";
import type { FoundPerson } from "#shared/organisation/model.ts";
import { Problem } from "#shared/problem.ts";
import type { Choice, DialogField, Filled, Named } from "./command.ts";

/** Before the id of a person, where teams stand in the same list. */
export const PERSON = "person:";
const MOST_FOUND = 15;

/** The input that takes a name for this field. */
export const namedOf = (name: string) => `${name}Named`;

export const LONGEST_NAME = 120;
const nameIn = (filled: Filled, { name }: DialogField) =>
  filled[namedOf(name)]?.trim().slice(0, LONGEST_NAME) ?? "";

/** What was filled in, with who was named by hand in the place of who was chosen. */
export async function withNamed(ctx: Ctx, fields: DialogField[], filled: Filled): Promise<Filled> {
  const chosen = { ...filled };
  for (const field of fields) {
    if (field.kind !== "choice" || !field.named) continue;
    const name = nameIn(filled, field);
    if (name) chosen[field.name] = await findOne(ctx, name, field.name, field.named);
    else if (!filled[field.name]) throw new Problem("invalid", "error.required", { field: field.name });
  }
  return chosen;
}

async function findOne(ctx: Ctx, name: string, field: string, { among }: Named) {
  const [one, other] = await findNamed(ctx, name, among);
  if (one && !other) return one.value;
  const reason = one ? "teamsBot.error.severalNamed" : "teamsBot.error.nobodyNamed";
  throw new Problem("invalid", reason, { field, values: { name } });
}

/** A refused form once more: where a name was several people's its list is theirs, else it holds who was chosen. */
export async function refilled(ctx: Ctx, fields: DialogField[], filled: Filled) {
  const again = { ...filled };
  const mended = fields.map(async (field) => {
    if (field.kind !== "choice" || !field.named) return field;
    const found = await findNamed(ctx, nameIn(filled, field), field.named.among);
    if (found.length < 2) return { ...field, choices: await holding(ctx, field.choices, filled[field.name]) };
    Object.assign(again, { [field.name]: "", [namedOf(field.name)]: "" });
    return { ...field, choices: found };
  });
  return { fields: await Promise.all(mended), filled: again };
}

async function holding(ctx: Ctx, choices: Choice[], value = "") {
  if (!value || choices.some((one) => one.value === value)) return choices;
  const chosen = await findChoice(ctx, value).catch(() => null);
  return chosen ? [chosen, ...choices] : choices;
}

async function findChoice(ctx: Ctx, value: string): Promise<Choice> {
  if (value.startsWith(PERSON))
    return personChoice(await getPerson(ctx, { personId: value.slice(PERSON.length) }));
  return { value, title: (await getTeam(ctx, { teamId: value })).name };
}

/** Whose name begins with or holds the words; where some are called exactly so, these alone. */
async function findNamed(ctx: Ctx, query: string, among: Named["among"]): Promise<Choice[]> {
  if (!query) return [];
  const search = { query, limit: MOST_FOUND };
  const people = among === "everybody" ? (await searchPeople(ctx, search)).items : [];
  const teams = (await listTeams(ctx, { ...search, state: "active" })).items;
  const found = [
    ...people.map((one) => ({ name: one.name, choice: personChoice(one) })),
    ...teams.map(({ teamId, name }) => ({ name, choice: { value: teamId, title: name } })),
  ];
  const exact = found.filter(({ name }) => name.toLowerCase() === query.toLowerCase());
  return (exact.length > 0 ? exact : found).map(({ choice }) => choice);
}

const personChoice = ({ personId, name, teams }: FoundPerson): Choice => ({
  value: `${PERSON}${personId}`,
  title: [name, ...teams.map((team) => team.name)].join(" · "),
});
