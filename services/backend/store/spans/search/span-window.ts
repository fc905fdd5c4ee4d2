import type { SpanQuery } from '../span-reader.ts';
import { searchCondition } from './search-condition.ts';
import type { Question } from './span-conditions.ts';
import { sqlBigint } from './sql-values.ts';

/** The spans of a query as a condition in SQL: that start in its window, and satisfy its search. */
export function queryCondition(query: SpanQuery, question: Question): string {
  return `${windowCondition(query)} AND ${searchCondition(query.search, question)}`;
}

/** Spans that start in a window. */
export function windowCondition({ fromMs, toMs }: Pick<SpanQuery, 'fromMs' | 'toMs'>): string {
  return `start_ns >= ${sqlBigint(nanosecondsOf(fromMs))} AND start_ns < ${sqlBigint(nanosecondsOf(toMs))}`;
}

const furthestMs = 1e15;

/** Milliseconds as nanoseconds. Times that no span has become the furthest there are. */
export function nanosecondsOf(ms: number): bigint {
  const near = Math.min(furthestMs, Math.max(-furthestMs, Number.isNaN(ms) ? 0 : ms));
  const wholeMs = Math.floor(near);
  return BigInt(wholeMs) * 1_000_000n + BigInt(Math.ceil((near - wholeMs) * 1e6));
}
