import { Ladder } from "./ladder.ts";
import { type Span, union } from "./span.ts";

interface Stint {
  from: number;
  length: number;
  coveredBefore: number;
}

/** Spans that repeat for ever, such as the hours of a week, and how much of the axis they cover up to any point. */
export class Pattern {
  readonly #period: number;
  readonly #covered: number;
  readonly #stints: readonly Stint[];
  readonly #starts: Ladder;
  readonly #totals: Ladder;

  /** The spans lie within `[0, period)`; where they overlap they count once. */
  constructor(period: number, spans: readonly Span[]) {
    let covered = 0;
    this.#stints = union(spans).map(([from, until]) => {
      covered += until - from;
      return { from, length: until - from, coveredBefore: covered - (until - from) };
    });
    this.#period = period;
    this.#covered = covered;
    this.#starts = new Ladder(this.#stints.map(({ from }) => from));
    this.#totals = new Ladder(this.#stints.map(({ coveredBefore }) => coveredBefore));
  }

  /** How much is covered before `point`, counted from 0 and negative on its left. */
  before(point: number) {
    if (this.#covered === 0) return 0;
    const repetition = Math.floor(point / this.#period);
    const phase = point - repetition * this.#period;
    const { from, length, coveredBefore } = this.#stints[this.#starts.below(phase)]!;
    return repetition * this.#covered + coveredBefore + Math.min(Math.max(phase - from, 0), length);
  }

  /** The first point before which `total` is covered; never (`Infinity`) where nothing is. */
  reaching(total: number) {
    if (this.#covered === 0) return Infinity;
    const repetition = Math.ceil(total / this.#covered) - 1;
    const rest = total - repetition * this.#covered;
    const { from, coveredBefore } = this.#stints[this.#totals.below(rest)]!;
    return repetition * this.#period + from + rest - coveredBefore;
  }
}
