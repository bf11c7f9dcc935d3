import type { z } from "zod";
import type * as commitment from "#shared/commitment/readApi.ts";
import type { Address, Endpoint } from "#shared/endpoint.ts";
import type * as organisation from "#shared/organisation/api.ts";

/**
 * An endpoint by its address alone: the first screens are shown before any schema is loaded, and the types are the same.
 *
 * @example read<typeof organisation.getMe>("/api/me")
 */
export const read = <One extends Endpoint<z.ZodObject, z.ZodType>>(path: One["path"]) =>
  ({ method: "GET", path }) as Address<One["input"], One["output"]>;

export const getMe = read<typeof organisation.getMe>("/api/me");
export const getToday = read<typeof commitment.getToday>("/api/today");
/** Today as the reader's clock has it: until the midnight that ends it. */
export const todayAt = (now: number) => ({ dayEndsAt: new Date(now).setHours(24, 0, 0, 0) });

export const listOwed = read<typeof commitment.listOwed>("/api/commitments/owed");
export const listAwaited = read<typeof commitment.listAwaited>("/api/commitments/awaited");
export const getCommitment = read<typeof commitment.getCommitment>("/api/commitments/{commitmentId}");
export const listDownstream = read<typeof commitment.listDownstream>(
  "/api/commitments/{commitmentId}/downstream",
);
