import { expect, test } from "vitest";
import * as commitment from "#shared/commitment/readApi.ts";
import * as organisation from "#shared/organisation/api.ts";
import { getCommitment, getMe, getToday, listAwaited, listDownstream, listOwed } from "#tab/reads.ts";

test("the first screens ask at the addresses that the server answers", () => {
  const reads = { getMe, getToday, listOwed, listAwaited, getCommitment, listDownstream };
  const served: Record<string, unknown> = { ...organisation, ...commitment };
  for (const [name, { method, path }] of Object.entries(reads))
    expect(served[name], name).toMatchObject({ method, path });
});
