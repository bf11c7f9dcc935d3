import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { encodings } from "#shared/intake/mapping.ts";
import { Problem } from "#shared/problem.ts";

export type Bytes = AsyncIterable<Uint8Array>;
export type Encoding = (typeof encodings)[number];

/** The file as text, unpacked if it is compressed; what is no text in this encoding is refused with its line. */
export async function* textOf(bytes: Bytes, encoding: Encoding): AsyncGenerator<string> {
  const unpacked = unpack(bytes);
  const decoder = new TextDecoder(encoding, { fatal: true });
  let linesBefore = 0;
  let isFirst = true;
  for await (const chunk of unpacked) {
    if (isFirst) refuseOtherKinds(chunk, encoding);
    isFirst = false;
    const text = decode(() => decoder.decode(chunk, { stream: true }), chunk, encoding, linesBefore);
    linesBefore += newlinesIn(text);
    yield text;
  }
  yield decode(() => decoder.decode(), new Uint8Array(), encoding, linesBefore);
}

async function* unpack(bytes: Bytes): Bytes {
  const chunks = bytes[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done) return;
  const whole = startingWith(first.value, chunks);
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) return yield* whole;
  const unpacked = createGunzip();
  const source = Readable.from(whole);
  source.once("error", (error) => unpacked.destroy(error));
  try {
    yield* source.pipe(unpacked);
  } catch (error) {
    const isDamaged = String((error as NodeJS.ErrnoException).code).startsWith("Z_");
    throw isDamaged ? new Problem("invalid", "intake.error.gzip") : error;
  }
}

async function* startingWith(first: Uint8Array, rest: AsyncIterator<Uint8Array>): Bytes {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** Workbooks and wide characters are told apart by their first bytes, so that the cure can be named. */
function refuseOtherKinds([one, two, three, four]: Uint8Array, encoding: Encoding) {
  if (one === 0x50 && two === 0x4b) throw new Problem("invalid", "intake.error.workbook");
  if (encoding === "utf-16le") return;
  const isMarked = (one === 0xff && two === 0xfe) || (one === 0xfe && two === 0xff);
  if (isMarked || (two === 0 && four === 0) || (one === 0 && three === 0))
    throw new Problem("invalid", "intake.error.utf16");
}

function decode(read: () => string, chunk: Uint8Array, encoding: Encoding, linesBefore: number) {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const loose = new TextDecoder(encoding).decode(chunk);
    const line = linesBefore + newlinesIn(loose.slice(0, loose.indexOf("\ufffd"))) + 1;
    throw new Problem("invalid", "intake.error.encoding", { values: { encoding, line } });
  }
}

function newlinesIn(text: string) {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}
