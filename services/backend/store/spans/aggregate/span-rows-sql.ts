import type { SpanKey } from './span-key.ts';

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
  /** What is computed of each span. */
  readonly perSpan: readonly string[];
  readonly intervalNs: bigint | undefined;
  readonly condition: string;
}): string {
  const columns = [
    ...parts.keys.map((key, at) => `${listedKey(key)} AS k${at}`),
    ...parts.perSpan.map((sql, at) => `${sql} AS m${at}`),
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
  if (!key.isList) return named === undefined ? key.sql : `coalesce(${key.sql}, ${named})`;
  const { where } = key;
  const list = where ? `list_filter(${key.sql}, lambda element: ${where('element')})` : key.sql;
  return `CASE WHEN len(${list}) = 0 THEN [${named ?? 'NULL'}] ELSE ${list} END`;
}

/** Makes rows of a list of keys, and leaves out who has none where that is no group. */
function withKey(spans: string, { key, missing }: GroupKey, at: number): string {
  const name = `k${at}`;
  const each = key.isList ? `SELECT * REPLACE (unnest(${name}) AS ${name}) FROM (${spans})` : spans;
  const mine = key.where && missing === undefined ? `SELECT * FROM (${each}) WHERE ${key.where(name)}` : each;
  if (key.termsOf !== undefined) return withTerms(mine, name, key.termsOf);
  return missing === undefined && !key.isList ? `SELECT * FROM (${mine}) WHERE ${name} IS NOT NULL` : mine;
}

/** Makes texts of the numbers of a key's values: joined, which is much faster than asked for one by one. */
function withTerms(rows: string, name: string, keyId: number): string {
  const terms = `SELECT number::VARCHAR AS element, value FROM span_terms WHERE key = ${keyId}`;
  const text = `coalesce(value, substring(${name}, 2))`;
  const all = `SELECT * EXCLUDE (element, value) REPLACE (${text} AS ${name}) FROM (${rows}) LEFT JOIN (${terms}) ON element = ${name}`;
  return `SELECT * FROM (${all}) WHERE ${name} IS NOT NULL`;
}
