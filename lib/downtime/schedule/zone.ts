import type { WallMs } from './wall-time.ts';

const dayMs = 86_400_000;

/** A time zone: what its clocks show when. */
export class Zone {
  readonly name: string;
  readonly #format: Intl.DateTimeFormat;

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
    const parts = new Map(this.#format.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]));
    const of = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    const seconds = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
    return seconds + (((atMs % 1000) + 1000) % 1000);
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
    return this.wallOf(atMs) - atMs;
  }
}
