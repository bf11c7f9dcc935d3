import { Agent, request } from "node:http";

export interface Call {
  method: "GET" | "POST";
  path: string;
  token: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface Load {
  address: string;
  connections: number;
  seconds: number;
  /** The call with this number; numbers are never used twice. */
  call(index: number): Call;
}

export interface Measured {
  perSecond: number;
  p50: number;
  p99: number;
  count: number;
  bytes: number;
}

/** Keeps so many connections busy for so long; any answer but success ends the measurement. Times in milliseconds. */
export async function drive({ address, connections, seconds, call }: Load): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let [index, bytes] = [0, 0];
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1000;
  async function keepBusy() {
    while (performance.now() < endsAt) {
      const sentAt = performance.now();
      bytes = await send(agent, address, call(index++));
      times.push(performance.now() - sentAt);
    }
  }
  await Promise.all(Array.from({ length: connections }, keepBusy));
  const perSecond = times.length / ((performance.now() - startedAt) / 1000);
  agent.destroy();
  return { perSecond, ...percentiles(times), count: times.length, bytes };
}

/** Answers how many bytes came back. */
function send(agent: Agent, address: string, { method, path, token, headers, body }: Call) {
  return new Promise<number>((resolve, reject) => {
    const json = body === undefined ? {} : { "content-type": "application/json" };
    const sent = request(
      address + path,
      { agent, method, headers: { authorization: `Bearer ${token}`, ...json, ...headers } },
      (answer) => {
        let bytes = 0;
        answer.on("data", (chunk: Buffer) => {
          bytes += chunk.length;
        });
        answer.on("end", () =>
          answer.statusCode === 200
            ? resolve(bytes)
            : reject(new Error(`${path} answered ${answer.statusCode}`)),
        );
        answer.on("error", reject);
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

export function percentiles(times: number[]) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}
