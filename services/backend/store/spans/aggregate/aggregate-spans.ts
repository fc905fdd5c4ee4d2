import type { DuckDBConnection } from '@duckdb/node-api';
import type { SpanTerms } from '../search/span-conditions.ts';
import { queryCondition } from '../search/span-window.ts';
import { SqlValues } from '../search/sql-values.ts';
import type { SpanBucket, SpanCompute, SpanGroupBy, SpanQuery } from '../span-reader.ts';
import { groupLevels } from './group-levels.ts';
import { type SpanKey, spanKey } from './span-key.ts';
import { spanMeasures } from './span-measure.ts';
import { spanRowsSql } from './span-rows-sql.ts';

/** What `SpanReader.aggregate` is asked for. */
export interface Aggregation {
  readonly computes: readonly SpanCompute[];
  readonly groupBy: readonly SpanGroupBy[];
  readonly intervalMs?: number;
}

/** Groups, or groups times intervals, of one answer. */
const bucketLimit = 100_000;

/**
 * Groups spans and computes of each group. See `SpanReader.aggregate`. To be called within one transaction.
 * @throws RangeError when there are too many buckets, or the interval is not a time
 */
export async function aggregateSpans(
  connection: DuckDBConnection,
  terms: SpanTerms,
  { query, aggregation }: { readonly query: SpanQuery; readonly aggregation: Aggregation },
): Promise<readonly SpanBucket[]> {
  const { groupBy, computes, intervalMs } = aggregation;
  const values = new SqlValues();
  const question = { ...terms, values };
  const keys = groupBy.map(({ attribute }) => spanKey(attribute, question));
  const measures = spanMeasures(computes, question);
  const rows = spanRowsSql({
    keys: keys.map((key, at) => ({ key, ...missingOf(groupBy[at]) })),
    perSpan: measures.perSpan,
    intervalNs: intervalNsOf(intervalMs),
    condition: queryCondition(query, question),
  });
  const levels = groupLevels(groupBy, measures.results);
  const named = toNames(keys, groupBy);
  const totals = await read(connection, `WITH ${rows} ${levels.totals}`, values);
  const buckets = totals.map((row) => ({
    by: named(row),
    values: row.slice(keys.length).map(toNumber),
    series: computes.map((): [number, number][] => []),
  }));
  if (intervalMs === undefined) return buckets.map(({ by, values }) => ({ by, values }));
  const byPlace = new Map(totals.map((row, at) => [placeOf(row, keys.length), buckets[at]]));
  for (const row of await read(connection, `WITH ${rows} ${levels.series}`, values)) {
    const bucket = byPlace.get(placeOf(row, keys.length));
    const startMs = Number(row[keys.length]) * intervalMs;
    row.slice(keys.length + 1).forEach((value, at) => {
      if (value !== null) bucket?.series[at]?.push([startMs, toNumber(value)]);
    });
  }
  return buckets;
}

function missingOf(group: SpanGroupBy | undefined): { readonly missing?: string } {
  return group?.missing === undefined ? {} : { missing: group.missing };
}

function intervalNsOf(intervalMs: number | undefined): bigint | undefined {
  if (intervalMs === undefined) return undefined;
  const intervalNs = Math.round(intervalMs * 1e6);
  if (!(intervalNs >= 1 && Number.isSafeInteger(intervalNs))) {
    throw new RangeError(`Cannot compute by intervals of ${intervalMs} ms: they have to be longer than 0 and finite`);
  }
  return BigInt(intervalNs);
}

/** What a row's keys are called. NULL is the group of the spans without the attribute. */
function toNames(keys: readonly SpanKey[], groupBy: readonly SpanGroupBy[]) {
  return (row: readonly unknown[]): string[] =>
    keys.map((key, at) => (row[at] === null ? (groupBy[at]?.missing ?? '') : key.nameOf(row[at])));
}

function placeOf(row: readonly unknown[], keys: number): string {
  return JSON.stringify(row.slice(0, keys).map((key) => (key === null ? null : String(key))));
}

function toNumber(value: unknown): number {
  return value === null ? Number.NaN : Number(value);
}

async function read(connection: DuckDBConnection, sql: string, values: SqlValues): Promise<Rows> {
  const rows = await values.rows(connection, `${sql} LIMIT ${bucketLimit + 1}`);
  if (rows.length > bucketLimit) {
    throw new RangeError(`Cannot answer with more than ${bucketLimit} groups times intervals`);
  }
  return rows;
}

type Rows = Awaited<ReturnType<SqlValues['rows']>>;
