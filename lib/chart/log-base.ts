import type { QuerySeries } from '../api-types/query.ts';

/** The base of a logarithmic axis: bytes go by powers of two, so that ticks read `8 GiB`. */
export function logBase(unit: QuerySeries['unit']): 2 | 10 {
  const of = unit?.[0];
  return of?.family === 'bytes' && of.name !== 'bit' ? 2 : 10;
}
