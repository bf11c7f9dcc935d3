import { html, raw } from "hono/html";
import type { describe } from "./openapi.ts";

type Description = ReturnType<typeof describe>;
interface Operation {
  summary: string;
  parameters: { name: string; in: string; required: boolean; schema: unknown }[];
  requestBody?: { content: { "application/json": { schema: unknown } } };
  responses: { 200: { content: { "application/json": { schema: unknown } } } };
}

/** The description of the API as a page to read: no script, no file from elsewhere. */
export function apiPage({ info, paths }: Description, nonce: string) {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => section(method, path, operation as Operation)),
  );
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${info.title}</title>
        <style nonce="${nonce}">
          ${raw(style)}
        </style>
      </head>
      <body>
        <main>
          <h1>${info.title}</h1>
          <p>
            ${operations.length} endpoints. Every call carries <code>Authorization: Bearer …</code>; a write may carry
            an <code>Idempotency-Key</code>. Failures have one shape: <code>code</code>, <code>field</code>,
            <code>message.key</code>, <code>message.values</code>. The same as data:
            <a href="/api/openapi.json">openapi.json</a>.
          </p>
          ${operations}
        </main>
      </body>
    </html>`;
}

function section(method: string, path: string, { summary, parameters, requestBody, responses }: Operation) {
  const shown = parameters.filter(({ in: place }) => place !== "header");
  return html`<details>
    <summary><b>${method.toUpperCase()}</b> <code>${path}</code> – ${summary}</summary>
    <table>
      ${shown.map(parameterRow)}
    </table>
    ${schemaOf("Body", requestBody?.content["application/json"].schema)}
    ${schemaOf("Answer", responses[200].content["application/json"].schema)}
  </details>`;
}

const parameterRow = ({ name, in: place, required, schema }: Operation["parameters"][number]) =>
  html`<tr>
    <td><code>${name}</code></td>
    <td>${place}${required ? ", required" : ""}</td>
    <td><code>${JSON.stringify(schema)}</code></td>
  </tr>`;

const schemaOf = (title: string, schema: unknown) =>
  schema === undefined
    ? ""
    : html`<h2>${title}</h2>
        <pre tabindex="0">${JSON.stringify(schema, null, 2)}</pre>`;

const style = `body{font:15px/22px system-ui,sans-serif;margin:0;color:#242424;background:#fff}main{max-width:900px;margin:0 auto;padding:24px 20px}
h1{font-size:24px}h2{font-size:13px;margin:12px 0 4px}summary{padding:8px 0;cursor:pointer;overflow-wrap:anywhere}details{border-top:1px solid #ddd}
pre{background:#f5f5f5;padding:12px;overflow:auto;font-size:12px;line-height:17px}td{padding:2px 12px 2px 0;vertical-align:top;overflow-wrap:anywhere}`;
