import { Ladder } from "./ladder.ts";
import { DAY, type Span } from "./span.ts";

/** From `startsAt` on, the wall clock is `offset` ahead of UTC. */
export interface Stretch {
  startsAt: number;
  offset: number;
}

/** How a zone's wall clock stands to UTC, as far as it is known: in `[knownFrom, knownUntil)`. */
export class Offsets {
  readonly #starts: Ladder;

  constructor(
    readonly stretches: readonly Stretch[],
    readonly knownFrom: number,
    readonly knownUntil: number,
  ) {
    this.#starts = new Ladder(stretches.map(({ startsAt }) => startsAt));
  }

  /** The readings that the wall clock skips. */
  get gaps(): Span[] {
    return this.stretches.flatMap(({ startsAt, offset }, index) => {
      const before = this.stretches[index - 1]?.offset ?? offset;
      return before < offset ? [[startsAt + before, startsAt + offset]] : [];
    });
  }

  /** What the wall clock shows at an instant, in milliseconds as if it stood in UTC. */
  wallAt(at: number) {
    return at + this.#offsetAt(at);
  }

  /**
   * The instant at which the wall clock shows `wall`: the first where it does so twice; where it skips `wall`, as far
   * past the gap as `wall` lies inside it. `Temporal` calls this "compatible".
   */
  firstAt(wall: number) {
    const [earlier, later] = this.#candidates(wall);
    return this.wallAt(earlier) !== wall && this.wallAt(later) === wall ? later : earlier;
  }

  /** As `firstAt`, but the last where the wall clock shows `wall` twice. */
  lastAt(wall: number) {
    const [earlier, later] = this.#candidates(wall);
    return this.wallAt(later) === wall ? later : earlier;
  }

  #candidates(wall: number) {
    return [wall - this.#offsetAt(wall - DAY), wall - this.#offsetAt(wall + DAY)] as const;
  }

  #offsetAt(at: number) {
    return this.stretches[this.#starts.below(at + 1)]!.offset;
  }
}
