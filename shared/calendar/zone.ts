import { Offsets, type Stretch } from "./offsets.ts";
import { Recent } from "./recent.ts";
import { DAY, MINUTE, SECOND } from "./span.ts";

const DECADE = 3_653 * DAY;
const LAST_DECADE = Math.floor(Date.UTC(2101, 0) / DECADE);
/** Shorter than any zone has kept an offset between two others: the shortest summer times last a week less an hour. */
const SAMPLE = 4 * DAY;
const zones = new Recent<string, Zone>(100);

/** The offsets of a zone, known at least in the given span; 1970 holds for all years before it, 2100 for all after. */
export function offsetsOf(timeZone: string, from: number, until: number) {
  return zones.of(timeZone, () => new Zone(timeZone)).known(from, until);
}

/** A zone of the IANA database. Asking `Intl` is slow, so each decade is asked about once, and only when needed. */
class Zone {
  readonly #format: Intl.DateTimeFormat;
  readonly #decades: Stretch[][] = [];
  #first = Infinity;
  #last = -Infinity;
  #offsets = new Offsets([], 0, 0);

  constructor(timeZone: string) {
    this.#format = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset", year: "numeric" });
  }

  known(from: number, until: number) {
    const first = Math.min(this.#first, decadeOf(from));
    const last = Math.max(this.#last, decadeOf(until));
    if (first < this.#first || last > this.#last) this.#offsets = this.#join(first, last);
    this.#first = first;
    this.#last = last;
    return this.#offsets;
  }

  #join(first: number, last: number) {
    const stretches: Stretch[] = [];
    for (let decade = first; decade <= last; decade++) {
      this.#decades[decade] ??= this.#search(decade * DECADE, (decade + 1) * DECADE);
      stretches.push(...this.#decades[decade]!);
    }
    return new Offsets(
      stretches,
      first === 0 ? -Infinity : first * DECADE,
      last === LAST_DECADE ? Infinity : (last + 1) * DECADE,
    );
  }

  #search(from: number, until: number) {
    const stretches = [{ startsAt: from, offset: offsetNamed(this.#nameAt(from)) }];
    for (let sampledAt = from; sampledAt < until; sampledAt += SAMPLE) {
      const end = Math.min(sampledAt + SAMPLE, until - SECOND);
      for (let at = sampledAt; this.#nameAt(at) !== this.#nameAt(end); ) {
        at = this.#changeAfter(at, end);
        stretches.push({ startsAt: at, offset: offsetNamed(this.#nameAt(at)) });
      }
    }
    return stretches;
  }

  /** The second at which the offset of `from` has just ended, knowing that it no longer holds at `until`. */
  #changeAfter(from: number, until: number) {
    const name = this.#nameAt(from);
    let [before, after] = [from, until];
    while (after - before > SECOND) {
      const middle = before + Math.floor((after - before) / 2 / SECOND) * SECOND;
      if (this.#nameAt(middle) === name) before = middle;
      else after = middle;
    }
    return after;
  }

  /** For example `+05:30`, `-00:44:30`, or nothing in UTC. */
  #nameAt(at: number) {
    return this.#format.format(at).split("GMT")[1] ?? "";
  }
}

function decadeOf(at: number) {
  return Math.min(Math.max(Math.floor(at / DECADE), 0), LAST_DECADE);
}

function offsetNamed(name: string) {
  const [hours = 0, minutes = 0, seconds = 0] = name.slice(1).split(":").map(Number);
  return (name.startsWith("-") ? -1 : 1) * ((hours * 60 + minutes) * MINUTE + seconds * SECOND);
}
