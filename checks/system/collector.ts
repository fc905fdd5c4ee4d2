import type { Reading } from './reading.ts';

/** What a source read in the run before. */
export interface Before<Snapshot> {
  readonly snapshot: Snapshot;
  /** Time since then, above zero. */
  readonly elapsedMs: number;
}

/** Reads a source once. @param atMs of a clock that never steps back */
export type Collector = (atMs: number) => Promise<readonly Reading[]>;

/**
 * Makes a collector of a source: `read` takes a snapshot of the machine, `toReadings` makes numbers of it and of the
 * one before, which is kept here. Without one before (the first run, or no time went by) differences are left out.
 */
export function collector<Snapshot>(
  read: () => Promise<Snapshot>,
  toReadings: (snapshot: Snapshot, before?: Before<Snapshot>) => readonly Reading[],
): Collector {
  let last: { readonly snapshot: Snapshot; readonly atMs: number } | undefined;
  return async (atMs) => {
    const snapshot = await read();
    const before = last && atMs > last.atMs ? { snapshot: last.snapshot, elapsedMs: atMs - last.atMs } : undefined;
    last = { snapshot, atMs };
    return toReadings(snapshot, before);
  };
}
