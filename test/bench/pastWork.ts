import { Readable } from "node:stream";
import { createGzip } from "node:zlib";

const TEAMS = 40;
const SERVICES = 12;
const MINUTE_MS = 60_000;
const START = Date.UTC(2024, 0, 1, 8);

/** A made-up help desk's log, so many cases long, as the compressed CSV file that one would export. */
export async function pastWork(cases: number) {
  const chunks: Buffer[] = [];
  for await (const chunk of Readable.from(linesOf(cases)).pipe(createGzip({ level: 1 })))
    chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export const pastWorkMapping = {
  kind: "log",
  source: "bench",
  missingTeams: "create",
  fields: {
    caseId: "number",
    supplier: "group",
    customer: "location",
    service: "category",
    sentence: "title",
    askedAt: "opened",
    respondedAt: "answered",
    promisedAt: "due",
    deliveredAt: "resolved",
  },
};

const stamp = (at: number) => new Date(at).toISOString().slice(0, 19);

function* linesOf(cases: number) {
  let lines = "number,group,location,category,title,opened,answered,due,resolved\n";
  for (let index = 0; index < cases; index += 1) {
    const [group, location] = [index % TEAMS, (index * 7 + 3) % TEAMS];
    const openedAt = START + (index % 700_000) * MINUTE_MS;
    const resolvedAt = index % 20 === 0 ? "" : stamp(openedAt + ((index * 37) % 9_000) * MINUTE_MS);
    lines += `${index},Group ${group},Site ${location},Service ${index % SERVICES},"Case ${index}, as somebody put it in a sentence",${stamp(openedAt)},${resolvedAt === "" ? "" : stamp(openedAt + 5 * MINUTE_MS)},${stamp(openedAt + 5_000 * MINUTE_MS)},${resolvedAt}\n`;
    if (lines.length < 60_000) continue;
    yield lines;
    lines = "";
  }
  yield lines;
}
