import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { getToday } from "#shared/commitment/readApi.ts";
import { createCompany, FRIDAY } from "#test/commitment/company.ts";

/** Asks, as somebody who owes five things, for what is more than a kilobyte. */
async function createReader() {
  const { lin, promise, send } = await createCompany();
  for (let number = 0; number < 5; number += 1) await promise(lin, { dueAt: FRIDAY + number });
  return (accepted: string) => send(lin, getToday, {}, { "accept-encoding": accepted });
}

const owedIn = (text: string) => getToday.output.parse(JSON.parse(text)).owed.items;

test("a long answer is compressed for whoever takes that, also when it is told again", async () => {
  const ask = await createReader();
  for (const answer of [await ask("gzip, deflate, br"), await ask("gzip, deflate, br")]) {
    expect(answer.headers.get("content-encoding")).toBe("gzip");
    expect(answer.headers.get("vary")).toBe("Accept-Encoding");
    expect(owedIn(gunzipSync(new Uint8Array(await answer.arrayBuffer())).toString())).toHaveLength(5);
  }
});

test.each(["", "identity", "gzip;q=0", "br"])(
  "who accepts %o gets the words as they are",
  async (accepted) => {
    const ask = await createReader();
    const answer = await ask(accepted);
    expect(answer.headers.get("content-encoding")).toBeNull();
    expect(owedIn(await answer.text())).toHaveLength(5);
  },
);

test("a short answer is sent as it is", async () => {
  const { fay, send } = await createCompany();
  const answer = await send(fay, getToday, {}, { "accept-encoding": "gzip" });
  expect(answer.headers.get("content-encoding")).toBeNull();
});
