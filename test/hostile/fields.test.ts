import fc from "fast-check";
import { expect, test } from "vitest";
import { pathFields } from "#shared/path.ts";
import { ProblemBody } from "#shared/problemBody.ts";
import { endpoints, KnownIds, requestOf } from "./caller.ts";
import { createFuzzedCompany, describeState } from "./company.ts";
import { fittingInputsOf, type JsonSchema, schemaOf } from "./inputs.ts";

type Endpoint = (typeof endpoints)[number];
type Value = Record<string, unknown>;

interface TextField {
  endpoint: Endpoint;
  /** `items.0.name` is the name of the first item. */
  path: string[];
  schema: JsonSchema;
  isRequired: boolean;
}

/** The texts that somebody may send in an endpoint's body: no ids, dates or choices from a list. */
function textFieldsOf(endpoint: Endpoint, schema: JsonSchema, path: string[] = []): TextField[] {
  const choices = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined;
  if (choices) return choices.flatMap((one) => textFieldsOf(endpoint, one, path));
  if (schema.type === "array") return textFieldsOf(endpoint, schema.items as JsonSchema, [...path, "0"]);
  if (schema.type === "object")
    return Object.entries(schema.properties ?? {}).flatMap(([name, one]) =>
      textFieldsOf(endpoint, one as JsonSchema, [...path, name]).map((field) => ({
        ...field,
        isRequired: field.isRequired && (schema.required ?? []).includes(name),
      })),
    );
  const isText = schema.type === "string" && !schema.enum && !schema.format && schema.const === undefined;
  return isText ? [{ endpoint, path, schema, isRequired: true }] : [];
}

const isInPath = ({ endpoint, path: [name = ""] }: TextField) => pathFields(endpoint.path).includes(name);
const fields = endpoints
  .filter(({ method }) => method !== "GET")
  .flatMap((endpoint) => textFieldsOf(endpoint, schemaOf(endpoint)))
  .filter((field) => !isInPath(field));
/** A file's content is looked at by what reads such files. */
const isContent = ({ schema }: TextField) => (schema.maxLength ?? 0) >= 100_000;

/** The same input with another value in this place. */
function withValue(input: unknown, [name, ...rest]: string[], value: unknown): unknown {
  if (name === undefined) return value;
  if (name === "0") return [withValue((input as unknown[] | undefined)?.[0], rest, value)];
  const object = (input ?? {}) as Value;
  return { ...object, [name]: withValue(object[name], rest, value) };
}

interface Fault {
  name: string;
  of(field: TextField): unknown;
  isOf?(field: TextField): boolean;
}

const isTyped = (field: TextField) => !isContent(field);
const faults: Fault[] = [
  { name: "too long", of: ({ schema }) => "x".repeat((schema.maxLength ?? 1_000) + 1) },
  { name: "missing", of: () => undefined, isOf: ({ isRequired }) => isRequired },
  { name: "a list", of: () => ["Laptops"] },
  { name: "an object", of: () => ({ toString: "Laptops" }) },
  { name: "a number", of: () => 7 },
  { name: "with a zero byte", of: () => "Laptops\u0000", isOf: isTyped },
  { name: "with a mark that turns the reading direction", of: () => "Laptops\u202egpj.exe", isOf: isTyped },
  { name: "with half a character", of: () => "Laptops \ud83d", isOf: isTyped },
];

const nameOf = ({ endpoint, path }: TextField) => `${endpoint.method} ${endpoint.path}, ${path.join(".")}`;

/** What JSON Schema cannot tell: zones, languages and weekdays are known by name, hours end after they begin, thanks are concrete. */
const known = {
  timeZone: "Asia/Shanghai",
  locale: "zh-CN",
  reason: "Fixed the payroll file the same day",
  intervals: { mon: [["09:00", "17:00"]] },
  specialDates: [{ date: "2026-12-24", hours: [], name: "Christmas Eve" }],
};
const knownOf = ({ input }: Endpoint) =>
  Object.fromEntries(Object.entries(known).filter(([name]) => name in input.shape));

async function createCaller() {
  const { app, people, ids, teamIds, tokenOf, ...company } = await createFuzzedCompany();
  const knownIds = new KnownIds(ids);
  knownIds.learn(teamIds.map((teamId) => ({ teamId })));
  const authorization = `Bearer ${await tokenOf(people.ada)}`;
  async function call({ endpoint, path }: TextField, value: unknown) {
    const [fits] = fc.sample(fittingInputsOf(endpoint), { numRuns: 1, seed: 20_261_122 });
    const input = withValue(
      { ...(knownIds.resolve(fits) as Value), ...knownOf(endpoint) },
      path,
      value,
    ) as Value;
    const { url, ...request } = requestOf(endpoint, input);
    const headers = { authorization, "content-type": "application/json" };
    const response = await app.request(url, { ...request, headers });
    return { status: response.status, body: await response.json() };
  }
  return { call, state: await describeState(company) };
}

test("every text that can be sent has a longest length", () => {
  expect(fields.length).toBeGreaterThan(60);
  const unlimited = fields.filter(({ schema }) => schema.maxLength === undefined && !schema.pattern);
  expect(unlimited.map(nameOf)).toEqual([]);
});

test.each(faults)(
  "a text that is $name is refused by every endpoint, with its name, and changes nothing",
  async ({ of, isOf = () => true }) => {
    const { call, state } = await createCaller();
    const before = await state();
    const wrong: string[] = [];
    for (const field of fields.filter(isOf)) {
      const { status, body } = await call(field, of(field));
      const isRight = status === 400 && ProblemBody.strict().parse(body).field === field.path.join(".");
      if (!isRight || (await state()) !== before)
        wrong.push(`${nameOf(field)} → ${status} ${JSON.stringify(body)}`);
    }
    expect(wrong).toEqual([]);
  },
);

test("markup is text like any other: no endpoint fails over it", async () => {
  const { call } = await createCaller();
  for (const field of fields) {
    const { status } = await call(field, "<img src=x onerror=alert(1)>".slice(0, field.schema.maxLength));
    expect(status, nameOf(field)).toBeLessThan(500);
  }
});
