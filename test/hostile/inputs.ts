import fc from "fast-check";
import { z } from "zod";
import type { Endpoint } from "#shared/endpoint.ts";

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** What an endpoint takes, as JSON Schema can say it. */
export const schemaOf = ({ input }: Endpoint) =>
  z.toJSONSchema(input, { io: "input", unrepresentable: "any" }) as JsonSchema;

/** Stands for an id until the call is made: which of those known by then, by number. */
export class PickedId {
  constructor(readonly number: number) {}
}

const oddTexts = [
  "",
  " ",
  "\u0000",
  "\ud800",
  "\u202eevil",
  "'; drop table person; --",
  "<script>alert(1)</script>",
  "%00",
  "%",
  "../../..",
  "__proto__",
  "constructor",
  "ﷺ".repeat(40),
  "e\u0301".repeat(60),
  "👩‍👩‍👧‍👦",
  "𠮷野家",
  "NaN",
  "-0",
  "1e400",
  "null",
  "true",
];
const hugeTexts = [1_000, 10_000, 100_000].map((length) => "x".repeat(length));

const anyText = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: "binary", maxLength: 30 }) },
  { weight: 4, arbitrary: fc.constantFrom(...oddTexts) },
  { weight: 1, arbitrary: fc.constantFrom(...hugeTexts) },
);
const anyNumber = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.constantFrom(0, -1, 2 ** 53, 2 ** 63, 1e308, 4_102_444_800_000),
);
const malformedId = fc.constantFrom(
  "1",
  "not-an-id",
  "00000000-0000-0000-0000-000000000000",
  "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
  "01900000-0000-7000-8000-00000000000",
  "{01900000-0000-7000-8000-000000000001}",
);

const deepValue = fc.integer({ min: 20, max: 2_000 }).map((depth) => {
  let value: unknown = 0;
  for (let level = 0; level < depth; level += 1) value = level % 2 ? [value] : { a: value };
  return value;
});

/** What no schema expects: odd, huge, deep, of any type. */
const garbage: fc.Arbitrary<unknown> = fc.oneof(
  anyText,
  anyNumber,
  malformedId,
  fc.boolean(),
  fc.constant(null),
  fc.jsonValue({ maxDepth: 3 }),
  deepValue,
);

const moment = fc.integer({ min: Date.parse("2026-01-01"), max: Date.parse("2027-12-31") });

/** Values that fit this part of a schema, as far as JSON Schema can say it. */
function fitting(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...(schema.enum as unknown[]));
  const choices = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined;
  if (choices) return fc.oneof(...choices.map(fitting));
  if (schema.allOf) return fitting(Object.assign({}, ...schema.allOf));
  switch (schema.type) {
    case "string":
      return fittingText(schema);
    case "integer":
    case "number":
      return fittingNumber(schema);
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "array":
      return fc.array(fitting((schema.items ?? {}) as JsonSchema), { maxLength: 3 });
    case "object":
      return fittingObject(schema);
    default:
      return fc.oneof(fc.integer({ min: 1, max: 60 }), fc.string({ maxLength: 10 }));
  }
}

function fittingText({ format, maxLength = 200, pattern }: JsonSchema): fc.Arbitrary<unknown> {
  if (format === "uuid") return fc.nat().map((number) => new PickedId(number));
  if (format === "date") return moment.map((ms) => new Date(ms).toISOString().slice(0, 10));
  if (pattern) return fc.stringMatching(new RegExp(pattern, "u"));
  const words = fc.constantFrom("Laptops for new colleagues", "新同事的电脑", "Asia/Shanghai", "a", "zz");
  return fc.oneof(words, fc.string({ minLength: 1, maxLength: Math.min(maxLength, 40) }));
}

/** Small numbers above all: revisions and counts start there. */
function fittingNumber({ minimum = 0, maximum = 100 }: JsonSchema): fc.Arbitrary<unknown> {
  if (maximum > 1e12 && maximum < 2 ** 52) return moment;
  const min = Math.max(minimum, 0);
  const among = (range: number) => fc.integer({ min, max: Math.min(maximum, min + range) });
  return fc.oneof({ weight: 3, arbitrary: among(2) }, { weight: 1, arbitrary: among(100) });
}

function fittingObject({ properties = {}, required = [], additionalProperties }: JsonSchema) {
  const fields = Object.entries(properties).map(([name, schema]) => [name, fitting(schema as JsonSchema)]);
  const known = fc.record(Object.fromEntries(fields), { requiredKeys: required as never[] });
  if (typeof additionalProperties !== "object") return known;
  const more = fc.dictionary(fc.string({ maxLength: 8 }), fitting(additionalProperties as JsonSchema), {
    maxKeys: 3,
  });
  return fc.tuple(known, more).map(([one, other]) => ({ ...other, ...one }));
}

type Input = Record<string, unknown>;

/** Inputs that fit, as far as JSON Schema can say it. */
export const fittingInputsOf = (endpoint: Endpoint) => fitting(schemaOf(endpoint)) as fc.Arbitrary<Input>;

/** Inputs of an endpoint: most fit, some miss by one field, some are garbage throughout. */
export function inputsOf(endpoint: Endpoint): fc.Arbitrary<Input> {
  const { input } = endpoint;
  const fits = fittingInputsOf(endpoint);
  const name = fc.constantFrom(...Object.keys(input.shape), "unknownField", "__proto__");
  const misses = fc.tuple(fits, name, garbage).map(([one, field, value]) => ({ ...one, [field]: value }));
  const lacks = fc.tuple(fits, name).map(([one, field]) => without(one, field));
  const nonsense = fc.record(Object.fromEntries(Object.keys(input.shape).map((field) => [field, garbage])));
  return fc.oneof(
    { weight: 5, arbitrary: fits },
    { weight: 3, arbitrary: misses },
    { weight: 1, arbitrary: lacks },
    { weight: 1, arbitrary: nonsense as fc.Arbitrary<Input> },
  );
}

const without = (input: Input, field: string) =>
  Object.fromEntries(Object.entries(input).filter(([name]) => name !== field));
