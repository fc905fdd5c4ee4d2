import type { Retention } from '../engine/retention.ts';
import type { ToldClock } from '../engine/told-clock.ts';

/** How far ahead of the clock a point may lie, in seconds; Datadog's own limit. */
const futureLimitS = 600;

/** How far ahead of the clock a point may lie and still be held in memory, in seconds: clocks differ a little. */
const aheadLimitS = 30;

/** What the time says about the rows of one batch. */
export class TimeBounds {
  readonly #clock: ToldClock;
  readonly #earliestS: number;
  #nowS: number;
  #isReread = false;

  /** @param keptFromS Unix seconds before which nothing can be taken, whatever the retention */
  constructor(clock: ToldClock, retention: Retention, keptFromS: number) {
    this.#clock = clock;
    this.#nowS = clock.now() / 1000;
    this.#earliestS = Math.max(keptFromS, retention.cutoffS(this.#nowS, 'raw'));
  }

  /** A row later than this is ahead of the others. Unix seconds. */
  get aheadS(): number {
    return this.#nowS + aheadLimitS;
  }

  /** Why a row of this second cannot be taken. What seems to lie ahead makes the clock be asked again, once. */
  refusalOf(timestampS: number): 'old' | 'future' | undefined {
    if (timestampS > this.aheadS && !this.#isReread) {
      this.#nowS = this.#clock.reread() / 1000;
      this.#isReread = true;
    }
    if (!(timestampS >= this.#earliestS)) return 'old';
    return timestampS > this.#nowS + futureLimitS ? 'future' : undefined;
  }
}
