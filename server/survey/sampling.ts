import { createHash } from "node:crypto";

const RANGE = 2 ** 32;

/**
 * The lot of an id under a seed, below 2³²: whoever has neither cannot foresee it, and nobody can pick.
 *
 * @example lotOf("2026Q4", "req-1001") // => 227783005
 */
export const lotOf = (seed: string, id: string) =>
  createHash("sha256").update(`${seed}:${id}`).digest().readUInt32BE(0);

/** Whether the draw takes this id at a rate from 0 to 1. */
export const isDrawn = (seed: string, id: string, rate: number) => lotOf(seed, id) / RANGE < rate;
