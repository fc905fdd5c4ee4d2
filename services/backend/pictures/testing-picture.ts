import type { QueryResponse } from '../../../lib/api-types/query.ts';
import { querySeries } from '../../../lib/chart/testing-series.ts';
import type { AnsweredPicture } from '../../../lib/picture/picture.ts';

/** For tests: a picture of one line of `count` points, ten seconds apart. */
export function testingPicture(over: Partial<AnsweredPicture> = {}, count = 30): AnsweredPicture {
  const points = Array.from({ length: count }, (_, at) => [at * 10_000, at % 7] as const);
  const response: QueryResponse = {
    ...{ status: 'ok', resp_version: 1, res_type: 'time_series', query: 'avg:my_metric{*}', message: '' },
    ...{ from_date: 0, to_date: count * 10_000, group_by: [], times: [], values: [] },
    series: [querySeries('*', 10, points)],
  };
  return {
    definition: { type: 'timeseries', title: 'my_metric', requests: [{ q: 'avg:my_metric{*}' }] },
    window: { fromMs: 0, toMs: count * 10_000 },
    width: 400,
    height: 200,
    theme: 'light',
    answers: [{ kind: 'classic', response }],
    ...over,
  };
}
