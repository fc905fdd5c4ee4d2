import type { QueryResponse } from '../../lib/api-types/query.ts';
import type { Condition } from './condition.ts';

/** A point that has a value. */
export interface RecentPoint {
  readonly value: number;
  /** Unix milliseconds. */
  readonly atMs: number;
}

/** The newest values of one line of a query's answer. */
export interface RecentValues {
  /** `host:a,env:b` or `*`. */
  readonly scope: string;
  readonly newest: RecentPoint;
  /** Those before it, newest first. */
  readonly before: readonly RecentPoint[];
}

/** Points kept of a line. */
const kept = 5;

/** For each line of the answer its five newest points that have a value; lines without any are left out. */
export function recentValues(response: QueryResponse): RecentValues[] {
  return response.series.flatMap(({ scope, pointlist }) => {
    const points = pointlist.flatMap(([atMs, value]) => (value === null ? [] : [{ value, atMs }]));
    const [newest, ...before] = points.slice(-kept).reverse();
    return newest ? [{ scope, newest, before }] : [];
  });
}

/** Whether there is a line, and the newest value of every one meets the condition. */
export function everyNewest(values: readonly RecentValues[], { holds }: Pick<Condition, 'holds'>): boolean {
  return values.length > 0 && values.every(({ newest }) => holds(newest.value));
}
