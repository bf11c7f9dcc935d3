import { allRoutes } from "#server/app.ts";
import { setTeamChannelRoute } from "#server/notification/channels.ts";
import { selfCheckRoute } from "#server/selfCheck.ts";
import { pathFields } from "#shared/path.ts";
import { demoConfig } from "#test/tabServer.ts";
import { PickedId } from "./inputs.ts";

const UNKNOWN_ID = "01900000-0000-7000-8000-00000000dead";
type Input = Record<string, unknown>;

/** The routes that know the server's own settings; nobody answers outside. */
export const moreRoutes = [
  selfCheckRoute({ config: demoConfig, fetchFrom: async () => new Response(null, { status: 503 }) }),
  setTeamChannelRoute(["*.logic.azure.com"]),
];

export const endpoints = [...allRoutes, ...moreRoutes].map(({ endpoint }) => endpoint);

/** The ids a caller may have come by: those the answers named, by the field they stood in, foreign ones, unknown ones. */
export class KnownIds {
  readonly #byField = new Map<string, string[]>();
  readonly #all: string[];

  constructor(known: string[]) {
    this.#all = [...known, UNKNOWN_ID];
  }

  /** Ids stand in place of the picked numbers, mostly of the kind the field asks for. */
  resolve(value: unknown, field = ""): unknown {
    if (value instanceof PickedId) return this.#pick(field, value.number);
    if (Array.isArray(value)) return value.map((one) => this.resolve(one, field));
    if (!isPlain(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, this.resolve(one, name)]));
  }

  /** Learns from an answer. */
  learn(value: unknown) {
    if (Array.isArray(value)) for (const one of value) this.learn(one);
    if (!isPlain(value)) return;
    for (const [name, one] of Object.entries(value)) {
      if (name.endsWith("Id") && typeof one === "string") this.#keep(name, one);
      else this.learn(one);
    }
  }

  #keep(field: string, id: string) {
    const known = this.#byField.get(field) ?? [];
    this.#byField.set(field, known);
    if (!known.includes(id) && known.length < 50) known.push(id);
  }

  #pick(field: string, number: number) {
    const kind = /(team|person)Id$/i.exec(field)?.[1]?.toLowerCase();
    const fitting = this.#byField.get(kind ? `${kind}Id` : field) ?? [];
    const choices = number % 8 === 0 || fitting.length === 0 ? this.#all : fitting;
    return choices[Math.floor(number / 8) % choices.length];
  }
}

const isPlain = (value: unknown): value is Input =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The request of an input, however odd: what stands in the path is encoded, the rest is query or body. */
export function requestOf({ method, path }: (typeof endpoints)[number], input: Input) {
  const inPath = pathFields(path);
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => inUrl(input[name]));
  const rest = Object.entries(input).filter(([name, value]) => !inPath.includes(name) && value !== undefined);
  if (method !== "GET") return { url, method, body: JSON.stringify(Object.fromEntries(rest)) };
  const given = rest.filter(([, value]) => value !== null);
  const query = new URLSearchParams(given.map(([name, value]) => [name, asText(value)]));
  return { url: `${url}?${query}`, method };
}

const inUrl = (value: unknown) => encodeURIComponent(asText(value).slice(0, 5_000)) || "-";
const asText = (value: unknown) =>
  (typeof value === "object" ? (JSON.stringify(value) ?? "") : String(value)).toWellFormed();
