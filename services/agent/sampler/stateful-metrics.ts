/** A stateful metric is forgotten when it was not seen for so long, as on the Agent. */
export const expiryS = 25 * 3600;
/** How often the forgotten are looked for. */
const sweepIntervalS = 600;

/** The last value of a rate or a monotonic count: what the next one is compared with. */
export interface LastValue {
  readonly value: number;
  /** When it was taken, Unix milliseconds. */
  readonly atMs: number;
}

interface Entry extends LastValue {
  /** Unix seconds. */
  readonly seenS: number;
}

/**
 * The last values of the rates and monotonic counts of one check instance, by context. They outlive runs, reloads and
 * workers; a context that was not seen for 25 hours is forgotten, and no more than `limit` are kept.
 */
export class StatefulMetrics {
  readonly #entries = new Map<string, Entry>();
  readonly #limit: number;
  #sweptS = Number.NEGATIVE_INFINITY;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** @returns undefined for a context not seen within the last 25 hours before `nowS` */
  get(key: string, nowS: number): LastValue | undefined {
    const entry = this.#entries.get(key);
    return entry && entry.seenS + expiryS >= nowS ? entry : undefined;
  }

  /** @returns false when there is no room for another context */
  set(key: string, last: LastValue, nowS: number): boolean {
    this.#sweep(nowS);
    if (!this.#entries.has(key) && this.#entries.size >= this.#limit) return false;
    this.#entries.set(key, { value: last.value, atMs: last.atMs, seenS: nowS });
    return true;
  }

  #sweep(nowS: number): void {
    if (nowS - this.#sweptS < sweepIntervalS) return;
    this.#sweptS = nowS;
    for (const [key, entry] of this.#entries) {
      if (entry.seenS + expiryS < nowS) this.#entries.delete(key);
    }
  }
}
