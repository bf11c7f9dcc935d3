import { Ladder } from "./ladder.ts";
import { type Span, union } from "./span.ts";

/** Spans that repeat for ever, such as the hours of a week, and how much of the axis they cover up to any point. */
export class Pattern {
  readonly total: number;
  readonly #period: number;
  readonly #spans: readonly Span[];
  readonly #coveredBefore: readonly number[];
  readonly #starts: Ladder;
  readonly #totals: Ladder;

  /** The spans lie within `[0, period)`; where they overlap they count once. */
  constructor(period: number, spans: readonly Span[]) {
    let total = 0;
    this.#period = period;
    this.#spans = union(spans);
    this.#coveredBefore = this.#spans.map(([from, until]) => {
      total += until - from;
      return total - (until - from);
    });
    this.total = total;
    this.#starts = new Ladder(this.#spans.map(([from]) => from));
    this.#totals = new Ladder(this.#coveredBefore);
  }

  /** How much is covered before `point`, counted from 0 and negative on its left. */
  before(point: number) {
    if (this.total === 0) return 0;
    const repetition = Math.floor(point / this.#period);
    const phase = point - repetition * this.#period;
    const index = this.#starts.below(phase);
    const [from, until] = this.#spans[index]!;
    return (
      repetition * this.total +
      this.#coveredBefore[index]! +
      Math.min(Math.max(phase - from, 0), until - from)
    );
  }

  /** The first point before which `covered` is covered; never (`Infinity`) where nothing is. */
  reaching(covered: number) {
    if (this.total === 0) return Infinity;
    const repetition = Math.ceil(covered / this.total) - 1;
    const rest = covered - repetition * this.total;
    const index = this.#totals.below(rest);
    return repetition * this.#period + this.#spans[index]![0] + rest - this.#coveredBefore[index]!;
  }
}
