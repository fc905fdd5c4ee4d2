import type { MetricReader, RollupCells } from '../../store/store.ts';

/** What evaluations read of metrics. */
type Reads = Pick<MetricReader, 'select' | 'rollup' | 'sketches'>;

/** Cells that are kept at most: 64 MB. */
const mostCells = 4_000_000;

/**
 * A reader for the evaluations of one minute: what several monitors read of the same series is read once. Points that come in
 * meanwhile are seen by all of them or by none.
 */
export function sharedReads(reader: Reads): Reads {
  const known = new Map<string, Promise<RollupCells>>();
  let cells = 0;
  return {
    select: (metric, filter) => reader.select(metric, filter),
    sketches: (groups, window) => reader.sketches(groups, window),
    rollup: (contextIds, window) => {
      const { fromS, toS, intervalS, field } = window;
      const key = `${fromS} ${toS} ${intervalS} ${field} ${contextIds.join()}`;
      const found = known.get(key);
      if (found) return found;
      const reading = reader.rollup(contextIds, window);
      cells += (contextIds.length * (toS - fromS)) / intervalS;
      if (cells <= mostCells) known.set(key, reading);
      return reading;
    },
  };
}
