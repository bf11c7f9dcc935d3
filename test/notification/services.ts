import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export interface Received {
  path: string;
  headers: IncomingMessage["headers"];
  body: Record<string, unknown>;
}

/** What the next request is answered: a status with headers, or nothing at all, ever. */
export type Reply = { status: number; headers?: Record<string, string> } | "silence";

/** A server on this machine that answers as Entra ID, Microsoft Graph and a workflow's webhook would. */
export async function createServices() {
  const messages: Received[] = [];
  const tokens: Received[] = [];
  const replies: Reply[] = [];
  const tokenReplies: Reply[] = [];

  const server = createServer(async (request, response) => {
    const text = (await request.setEncoding("utf8").toArray()).join("");
    const path = request.url ?? "";
    if (path.endsWith("/oauth2/v2.0/token")) {
      tokens.push({ path, headers: request.headers, body: Object.fromEntries(new URLSearchParams(text)) });
      return answer(response, tokenReplies.shift() ?? { status: 200 }, {
        access_token: `token-${tokens.length}`,
        expires_in: 3600,
        error_description: "AADSTS7000222: expired",
      });
    }
    messages.push({ path, headers: request.headers, body: JSON.parse(text) as Record<string, unknown> });
    return answer(response, replies.shift() ?? { status: path.includes("/users/") ? 204 : 202 });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    messages,
    tokens,
    replies,
    tokenReplies,
    host: `127.0.0.1:${port}`,
    url: `http://127.0.0.1:${port}`,
  };
}

function answer(response: ServerResponse, reply: Reply, body?: object) {
  if (reply === "silence") return;
  response.writeHead(reply.status, reply.headers);
  response.end(body && JSON.stringify(body));
}
