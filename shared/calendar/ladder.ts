/**
 * Sorted numbers in which a place is found at once: the range is divided into equal buckets, each knowing where to
 * look, so the cost of a search grows neither with how many numbers there are nor with how far apart they lie.
 */
export class Ladder {
  readonly #rungs: Float64Array;
  readonly #first: number;
  readonly #bucketsPerUnit: number;
  readonly #lastBucket: number;
  /** For each bucket, the last rung before it; one more entry closes the last bucket. */
  readonly #rungBefore: Uint32Array;

  constructor(rungs: readonly number[]) {
    const buckets = 4 * rungs.length;
    this.#rungs = Float64Array.from(rungs);
    this.#first = this.#rungs[0] ?? 0;
    this.#bucketsPerUnit = buckets / ((this.#rungs.at(-1) ?? 0) - this.#first || 1);
    this.#lastBucket = buckets - 1;
    this.#rungBefore = new Uint32Array(buckets + 1);
    this.#rungs.forEach((rung, index) => {
      const next = this.#rungs[index + 1];
      this.#rungBefore.fill(
        index,
        this.#bucketOf(rung) + 1,
        next === undefined ? undefined : this.#bucketOf(next) + 1,
      );
    });
  }

  /**
   * The index of the last number smaller than `value`, or 0 where there is none.
   *
   * @example new Ladder([10, 20, 30]).below(30) // => 1
   */
  below(value: number) {
    const bucket = this.#bucketOf(value);
    let low = this.#rungBefore[bucket]!;
    let high = this.#rungBefore[bucket + 1]!;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#rungs[middle]! < value) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #bucketOf(value: number) {
    const bucket = (value - this.#first) * this.#bucketsPerUnit;
    if (bucket <= 0) return 0;
    return bucket < this.#lastBucket ? bucket >>> 0 : this.#lastBucket;
  }
}
