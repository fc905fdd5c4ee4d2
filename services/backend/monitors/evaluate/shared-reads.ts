import type { EventReader, MetricReader, RollupCells, ServiceCheckReader } from '../../store/store.ts';

/** What evaluations read. */
export interface EvaluationReads {
  readonly metrics: Pick<MetricReader, 'select' | 'rollup' | 'sketches'>;
  readonly checks: Pick<ServiceCheckReader, 'recent'>;
  readonly events: Pick<EventReader, 'list'>;
}

/** Cells that are kept at most: 64 MB. */
const mostCells = 4_000_000;

/** Events, and reports, that are kept at most. */
const mostRows = 200_000;

/**
 * Readers for the evaluations of one minute: what several monitors read of the same series, of the same check or of the events of
 * the same window is read once. What comes in meanwhile is seen by all of them or by none.
 */
export function sharedReads({ metrics, checks, events }: EvaluationReads): EvaluationReads {
  return {
    metrics: sharedMetrics(metrics),
    checks: { recent: sharedLists((filter) => checks.recent(filter)) },
    events: { list: sharedLists((filter) => events.list(filter)) },
  };
}

function sharedMetrics(reader: EvaluationReads['metrics']): EvaluationReads['metrics'] {
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

/** How many rows there are is known when they are read: past the bound those who ask meanwhile share them, and none later. */
function sharedLists<Filter, Row>(
  read: (filter: Filter) => Promise<readonly Row[]>,
): (filter: Filter) => Promise<readonly Row[]> {
  const known = new Map<string, Promise<readonly Row[]>>();
  let rows = 0;
  return (filter) => {
    const key = JSON.stringify(filter);
    const found = known.get(key);
    if (found) return found;
    const reading = read(filter).then((list) => {
      rows += list.length;
      if (rows > mostRows) known.delete(key);
      return list;
    });
    known.set(key, reading);
    return reading;
  };
}
