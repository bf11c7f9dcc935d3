import { z } from "zod";
import type { Endpoint } from "#shared/endpoint.ts";
import { pathFields } from "#shared/path.ts";
import { ProblemBody } from "#shared/problemBody.ts";

/** The OpenAPI 3.1 description, generated from the same schemas that requests are parsed with. */
export function describe(endpoints: Endpoint[]) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of endpoints) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operation(endpoint) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Counterpart API", version: "1" },
    security: [{ bearer: [] }],
    components: { securitySchemes: { bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" } } },
    paths,
  };
}

function operation(endpoint: Endpoint) {
  const inPath = new Set(pathFields(endpoint.path));
  const { properties = {}, required = [] } = jsonSchema(endpoint.input, "input") as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  const isRead = endpoint.method === "GET";
  const parameters = Object.entries(properties)
    .filter(([name]) => isRead || inPath.has(name))
    .map(([name, schema]) => ({
      name,
      in: inPath.has(name) ? "path" : "query",
      required: required.includes(name),
      schema,
    }));
  const body = Object.fromEntries(Object.entries(properties).filter(([name]) => !inPath.has(name)));
  return {
    summary: endpoint.summary,
    operationId: `${endpoint.method.toLowerCase()}${endpoint.path.replace(/\W+(\w)?/g, (_, letter: string | undefined) => (letter ?? "").toUpperCase())}`,
    parameters: isRead || endpoint.isUnlinked ? parameters : [...parameters, idempotencyParameter],
    ...(isRead || Object.keys(body).length === 0
      ? {}
      : {
          requestBody: {
            required: true,
            content: json({
              type: "object",
              properties: body,
              required: required.filter((name) => name in body),
              additionalProperties: false,
            }),
          },
        }),
    responses: {
      200: { description: "Done", content: json(jsonSchema(endpoint.output, "output")) },
      default: { description: "A problem", content: json(jsonSchema(ProblemBody, "output")) },
    },
  };
}

const idempotencyParameter = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  schema: { type: "string", pattern: "^[\\w-]{8,100}$" },
  description: "The same key with the same body is done once and answered alike for 30 days.",
};

const json = (schema: unknown) => ({ "application/json": { schema } });
const jsonSchema = (schema: z.ZodType, io: "input" | "output") => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
};
