import { Ladder } from "./ladder.ts";
import type { Pattern } from "./pattern.ts";

/** From `startsAt` on, the pattern read at `point + shift` decides what counts. */
export interface Piece {
  startsAt: number;
  shift: number;
  pattern: Pattern;
}

/**
 * A running total along an axis on which different patterns hold in turn. The first piece also holds for all that lies
 * before it and the last for all that lies after it, so that every point has an answer.
 */
export class Tally {
  readonly #pieces: readonly { base: number; shift: number; pattern: Pattern }[];
  readonly #starts: Ladder;
  readonly #totals: Ladder;

  constructor(pieces: readonly Piece[]) {
    const totals = [0];
    this.#pieces = pieces.map(({ startsAt, shift, pattern }, index) => {
      // Added to the pattern's own count, this makes the total run on smoothly from piece to piece.
      const base = totals[index]! - pattern.before(startsAt + shift);
      totals.push(base + pattern.before((pieces[index + 1]?.startsAt ?? startsAt) + shift));
      return { base, shift, pattern };
    });
    this.#starts = new Ladder(pieces.map(({ startsAt }) => startsAt));
    this.#totals = new Ladder(totals.slice(0, -1));
  }

  /** The total before `point`. */
  before(point: number) {
    const { base, shift, pattern } = this.#pieces[this.#starts.below(point)]!;
    return base + pattern.before(point + shift);
  }

  /** The first point before which the total is reached; never (`Infinity`) where it is not. */
  reaching(total: number) {
    const { base, shift, pattern } = this.#pieces[this.#totals.below(total)]!;
    return pattern.reaching(total - base) - shift;
  }
}
