import type { QueryResponse } from '../../lib/api-types/query.ts';

/** The newest value of one line of a query's answer. */
export interface LatestValue {
  /** `host:a,env:b` or `*`. */
  readonly scope: string;
  readonly value: number;
  /** Of its point, Unix milliseconds. */
  readonly atMs: number;
}

/** For each line of the answer the newest point that has a value; lines without any are left out. */
export function latestValues(response: QueryResponse): LatestValue[] {
  const latest: LatestValue[] = [];
  for (const { scope, pointlist } of response.series) {
    const point = pointlist.findLast(([, value]) => value !== null);
    if (point && point[1] !== null) latest.push({ scope, value: point[1], atMs: point[0] });
  }
  return latest;
}
