import type { ServiceCheck } from '../../../../lib/model/service-check.ts';
import type { Counters } from '../engine/counters.ts';
import { checkRows } from '../sink-rows.ts';
import type { LatestServiceCheck } from '../store.ts';

/** Some 100 MB, a quarter of a million small reports. */
const defaultRows = 1_000_000;

/** No report counts as fewer rows. */
const fewestRows = 4;

/** The latest report of a group, and since when it is as it is. */
export interface GroupState {
  readonly check: ServiceCheck;
  /** Unix seconds of the first report with its status in a row. */
  readonly sinceS: number;
  /** Unix seconds of the newest report with another status; absent when there is none. */
  readonly otherAtS?: number;
}

/**
 * The latest report of each check × host × tags. Past the bound those go that were reported longest ago, which is counted:
 * they remain on disk.
 */
export class LatestChecks {
  readonly #counters: Counters;
  readonly #limit: number;
  /** In the order in which they were reported last. */
  readonly #byKey = new Map<string, GroupState>();
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

  /** Takes a report over; one that is older than the latest of its kind tells no more than since when that holds. */
  report(check: ServiceCheck): void {
    const key = keyOf(check);
    const before = this.#byKey.get(key);
    if (before && check.timestampS < before.check.timestampS) this.#byKey.set(key, afterLate(before, check));
    else this.#put(key, before ? afterNewer(before, check) : { check, sinceS: check.timestampS });
  }

  /** Takes over what was kept of a group that is not known yet. */
  restore(state: GroupState): void {
    this.#put(keyOf(state.check), state);
  }

  all(): readonly LatestServiceCheck[] {
    return Array.from(this.#byKey.values(), ({ check, sinceS }) => ({ ...check, sinceS }));
  }

  forgetBefore(cutoffS: number): void {
    for (const [key, { check }] of this.#byKey) if (check.timestampS < cutoffS) this.#forget(key, check);
  }

  #put(key: string, state: GroupState): void {
    const before = this.#byKey.get(key);
    if (before) this.#forget(key, before.check);
    this.#byKey.set(key, state);
    this.#rows += checkRows(state.check);
    for (const [oldest, { check }] of this.#byKey) {
      if (this.#rows <= this.#limit) break;
      this.#forget(oldest, check);
      this.#counters.add('store.forgotten_checks');
    }
  }

  #forget(key: string, check: ServiceCheck): void {
    this.#byKey.delete(key);
    this.#rows -= checkRows(check);
  }
}

function afterNewer(before: GroupState, check: ServiceCheck): GroupState {
  if (check.status === before.check.status) return { ...before, check };
  return { check, sinceS: check.timestampS, otherAtS: before.check.timestampS };
}

/**
 * Reports come late where clocks or ways differ. One with another status ends the row before the latest report: which of
 * those between came first is on disk only, and read from there at the next start.
 */
function afterLate(state: GroupState, late: ServiceCheck): GroupState {
  const { check, sinceS, otherAtS = Number.NEGATIVE_INFINITY } = state;
  const atS = late.timestampS;
  if (late.status === check.status) return atS > otherAtS && atS < sinceS ? { ...state, sinceS: atS } : state;
  if (atS <= otherAtS) return state;
  return { check, sinceS: atS < sinceS ? sinceS : check.timestampS, otherAtS: atS };
}

/** The lengths keep names apart that have a zero byte within; tags have none. */
function keyOf({ check, host, tags }: ServiceCheck): string {
  return [check.length, host.length, check, host, ...tags].join('\0');
}
