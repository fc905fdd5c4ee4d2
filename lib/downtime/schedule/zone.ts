import type { WallMs } from './wall-time.ts';

const dayMs = 86_400_000;
const quarterMs = 900_000;

/** From 1973 on all zones differ from UTC by quarters of an hour. */
const ourDaysMs = 1e11;

/** Offsets that are remembered at most. */
const maxKnown = 10_000;

/** A time zone: what its clocks show when. */
export class Zone {
  readonly name: string;
  readonly #format: Intl.DateTimeFormat;
  /** Quarter of an hour → offset: in our days clocks are changed at the begin of one. */
  readonly #known = new Map<number, number>();

  /** @throws RangeError when there is no zone of this name */
  constructor(name: string) {
    this.name = name;
    this.#format = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone: name, calendar: 'iso8601', numberingSystem: 'latn', hourCycle: 'h23', era: 'short' },
      ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
    } as const);
  }

  /** What its clocks show. @param atMs Unix milliseconds */
  wallOf(atMs: number): WallMs {
    return atMs + this.#offsetAt(atMs);
  }

  /**
   * When its clocks show a time, in Unix milliseconds. One that they show twice is the first; one that they leave out as they
   * are put forward is as long after the change as it would have been before: 02:30 becomes 03:30.
   */
  instantOf(wallMs: WallMs): number {
    const before = this.#offsetAt(wallMs - dayMs);
    const after = this.#offsetAt(wallMs + dayMs);
    const shown = [wallMs - before, wallMs - after].filter((each) => this.wallOf(each) === wallMs);
    return shown.length > 0 ? Math.min(...shown) : wallMs - before;
  }

  #offsetAt(atMs: number): number {
    if (atMs < ourDaysMs) return this.#lookUp(atMs);
    const quarter = Math.floor(atMs / quarterMs);
    const known = this.#known.get(quarter);
    if (known !== undefined) return known;
    const offset = this.#lookUp(atMs);
    if (this.#known.size >= maxKnown) this.#known.clear();
    this.#known.set(quarter, offset);
    return offset;
  }

  /** Asks the clocks, which takes long. */
  #lookUp(atMs: number): number {
    const parts = new Map(this.#format.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]));
    const of = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    const shown = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
    return shown - Math.floor(atMs / 1000) * 1000;
  }
}
