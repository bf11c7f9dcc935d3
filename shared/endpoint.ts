import { z } from "zod";

type Shape = z.ZodObject;

/** An HTTP endpoint as data: the server serves it, the client calls it, OpenAPI describes it. */
export interface Endpoint<Input extends Shape = Shape, Output extends z.ZodType = z.ZodType> {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** Parts in braces are fields of the input: `/api/commitments/{commitmentId}/deliver`. */
  path: `/api/${string}`;
  summary: string;
  input: Input;
  output: Output;
  /** Nothing may link the request to its sender: no idempotency record and no event, both asserted. */
  isUnlinked?: true;
}

/** What calling an endpoint takes: its address, and in its type what goes in and comes out; an endpoint is one itself. */
export type Address<Input extends Shape = Shape, Output extends z.ZodType = z.ZodType> = Pick<
  Endpoint,
  "method" | "path"
> &
  Partial<Pick<Endpoint<Input, Output>, "input" | "output">>;

export function endpoint<Input extends Shape, Output extends z.ZodType>(definition: Endpoint<Input, Output>) {
  return definition;
}

/** What is left out is not wrong but missing. */
const orMissing = (key: string) => (issue: { input?: unknown }) =>
  issue.input === undefined ? "error.required" : key;

export const Id = z.uuid({ error: orMissing("error.id") });
/** UTC milliseconds, from 1970 to 2100. */
export const Moment = z
  .int({ error: orMissing("error.moment") })
  .min(0, "error.moment")
  .max(4_102_444_800_000, "error.moment");

/** Text a person typed: trimmed, control characters refused, between one and `maximum` characters. */
export function typedText(maximum: number) {
  return z
    .string({ error: "error.required" })
    .trim()
    .min(1, "error.required")
    .max(maximum, "error.tooLong")
    .refine((text) => !hasControlCharacter(text), "error.controlCharacter");
}

/** Line breaks and tabs are text; marks that turn the direction of what follows can make a text look like another one. */
function hasControlCharacter(text: string) {
  return /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u.test(text) || !text.isWellFormed();
}

export const optionalText = (maximum: number) =>
  z
    .union([z.literal("").transform(() => null), typedText(maximum)])
    .nullish()
    .transform((text) => text ?? null);

/** What every list takes: where to go on, and how many (at most 100). */
export const Page = {
  cursor: z.string().max(200, "error.cursor").optional(),
  limit: z.coerce
    .number("error.limit")
    .int("error.limit")
    .min(1, "error.limit")
    .max(100, "error.limit")
    .default(50),
};

/** What every list answers: the items and, when there are more, the cursor of the next page. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export const Done = z.object({ done: z.literal(true) });
