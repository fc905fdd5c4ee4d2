import type { ServiceCheck } from '../../../../lib/model/service-check.ts';
import type { Counters } from '../engine/counters.ts';
import { checkRows } from '../sink-rows.ts';

/** Some 100 MB, a quarter of a million small reports. */
const defaultRows = 1_000_000;

/** No report counts as fewer rows. */
const fewestRows = 4;

/**
 * The latest report of each check × host × tags. Past the bound those go that were reported longest ago, which is counted:
 * they remain on disk.
 */
export class LatestChecks {
  readonly #counters: Counters;
  readonly #limit: number;
  /** In the order in which they were reported last. */
  readonly #byKey = new Map<string, ServiceCheck>();
  #rows = 0;

  /** @param limit rows, as `checkRows` counts them */
  constructor(counters: Counters, limit = defaultRows) {
    this.#counters = counters;
    this.#limit = limit;
  }

  /** How many there can be. */
  get most(): number {
    return Math.ceil(this.#limit / fewestRows);
  }

  /** Takes a report over, unless a later one of its kind is known. */
  report(check: ServiceCheck): void {
    const key = keyOf(check);
    const before = this.#byKey.get(key);
    if (before && check.timestampS < before.timestampS) return;
    if (before) this.#forget(key, before);
    this.#byKey.set(key, check);
    this.#rows += checkRows(check);
    for (const [oldest, each] of this.#byKey) {
      if (this.#rows <= this.#limit) break;
      this.#forget(oldest, each);
      this.#counters.add('store.forgotten_checks');
    }
  }

  all(): readonly ServiceCheck[] {
    return [...this.#byKey.values()];
  }

  forgetBefore(cutoffS: number): void {
    for (const [key, check] of this.#byKey) if (check.timestampS < cutoffS) this.#forget(key, check);
  }

  #forget(key: string, check: ServiceCheck): void {
    this.#byKey.delete(key);
    this.#rows -= checkRows(check);
  }
}

/** The lengths keep names apart that have a zero byte within; tags have none. */
function keyOf({ check, host, tags }: ServiceCheck): string {
  return [check.length, host.length, check, host, ...tags].join('\0');
}
