import type { MetricQuery } from '../../../../lib/query-language/types.ts';
import type { MetricReader } from '../../store/store.ts';
import type { QueryWindow } from './plan.ts';
import type { SeriesSet } from './series-set.ts';

export async function evaluateCalendarQuery(
  _reader: Pick<MetricReader, 'select' | 'rollup' | 'sketches'>,
  _query: MetricQuery,
  _window: QueryWindow,
): Promise<SeriesSet> {
  throw new Error('to be written');
}
