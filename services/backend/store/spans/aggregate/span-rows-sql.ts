import type { SpanKey } from './span-key.ts';
import type { SpanMeasure } from './span-measure.ts';

interface GroupKey {
  readonly key: SpanKey;
  /** What the group of the spans without the attribute is called; without this they are left out. */
  readonly missing?: string;
}

/**
 * The spans of an aggregation as the common table `members`: a row for each span and each combination of its keys `k0`, `k1`,
 * …, with what is computed of, `m0`, `m1`, …, and `bucket`, the number of its interval.
 */
export function spanRowsSql(parts: {
  readonly keys: readonly GroupKey[];
  readonly measures: readonly SpanMeasure[];
  readonly intervalNs: bigint | undefined;
  readonly condition: string;
}): string {
  const columns = [
    ...parts.keys.map((key, at) => `${listedKey(key)} AS k${at}`),
    ...parts.measures.flatMap(({ perSpan }, at) => (perSpan ? [`${perSpan} AS m${at}`] : [])),
    ...(parts.intervalNs === undefined ? [] : [`start_ns // ${parts.intervalNs} AS bucket`]),
  ];
  const spans = `SELECT ${columns.length === 0 ? '1 AS one' : columns.join(', ')} FROM spans WHERE ${parts.condition}`;
  const rows = parts.keys.reduce((sql, key, at) => withKey(sql, key, at), spans);
  return `members AS (${rows})`;
}

/** A span's key, or the list of its keys. */
function listedKey({ key, missing }: GroupKey): string {
  if (missing === undefined) return key.sql;
  const named = key.keyOf(missing);
  if (key.kind === 'one') return named === undefined ? key.sql : `coalesce(${key.sql}, ${named})`;
  const { where } = key;
  const list = where ? `list_filter(${key.sql}, lambda element: ${where('element')})` : key.sql;
  return `CASE WHEN len(${list}) = 0 THEN [${named ?? 'NULL'}] ELSE ${list} END`;
}

/** Makes rows of a list of keys, and leaves out who has none where that is no group. */
function withKey(rows: string, { key, missing }: GroupKey, at: number): string {
  const isKept = missing === undefined ? `WHERE k${at} IS NOT NULL` : '';
  if (key.kind === 'one') return (isKept && `SELECT * FROM (${rows}) ${isKept}`) || rows;
  const each = `SELECT * REPLACE (unnest(k${at}) AS k${at}) FROM (${rows})`;
  const mine = key.where && missing === undefined ? `SELECT * FROM (${each}) WHERE ${key.where(`k${at}`)}` : each;
  return key.from ? `SELECT * REPLACE (${key.from(`k${at}`)} AS k${at}) FROM (${mine})` : mine;
}
