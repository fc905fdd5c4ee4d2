import type { Reading } from '../reading.ts';

export interface Load {
  /** Mean number of running and waiting tasks over 1, 5 and 15 minutes. */
  readonly averages: readonly [oneMinute: number, fiveMinutes: number, fifteenMinutes: number];
  readonly cores: number;
}

/** `system.load.1|5|15`, and the same per core as `system.load.norm.*`. */
export function loadReadings({ averages, cores }: Load): Reading[] {
  return averages.flatMap((average, at) => {
    const minutes = [1, 5, 15][at];
    return [
      { type: 'gauge', name: `system.load.${minutes}`, value: average },
      { type: 'gauge', name: `system.load.norm.${minutes}`, value: average / cores },
    ] as const;
  });
}
