import type { DuckDBConnection } from '@duckdb/node-api';
import { columnText } from './aggregate/column-text.ts';
import type { SpanTerms } from './search/span-conditions.ts';
import { queryCondition, windowCondition } from './search/span-window.ts';
import { SqlValues } from './search/sql-values.ts';
import type { SpanQuery, TimeShare, TimeSharesOptions } from './span-reader.ts';
import type { TextColumn } from './text-columns.ts';

/** How far outside the window the other spans of a trace may start, in milliseconds. */
const aroundMs = 600_000;

/** Lines of an answer at most, those with most time. */
const shareLimit = 10_000;

/** Levels below a span that is found which are followed: bounds the time that a trace of extreme depth takes. */
const levelLimit = 1000;

/** Which of the spans of the traces count. Each span has one nearest one above it that is found, so none comes twice. */
const countedSpans = {
  traces: 'SELECT trace_low, span_id FROM members',
  found: `SELECT trace_low, span_id, 0 AS level FROM members WHERE is_found
      UNION ALL
      SELECT trace_low, child.span_id, level + 1 FROM members AS child JOIN counted AS parent USING (trace_low)
      WHERE child.parent_id = parent.span_id AND NOT child.is_found AND level < ${levelLimit}`,
} as const;

/** What the newest traces with a span of a query, or these spans, spent their time on. See `SpanReader.timeShares`. */
export async function timeShares(
  connection: DuckDBConnection,
  terms: SpanTerms,
  { query, traces, by, of }: TimeSharesOptions & { readonly query: SpanQuery },
): Promise<{ readonly traces: number; readonly shares: readonly TimeShare[] }> {
  const values = new SqlValues();
  const question = { ...terms, values };
  const columns: readonly TextColumn[] =
    by === 'resource' ? ['service', 'type', 'name', 'resource'] : ['service', 'type'];
  const keys = columns.map((name) => columnText(name, question));
  const around = windowCondition({ fromMs: query.fromMs - aroundMs, toMs: query.toMs + aroundMs });
  const names = keys.map((_, at) => `k${at}`);
  const isFound = queryCondition(query, question);
  const sql = `
    WITH RECURSIVE picked AS (
      SELECT trace_low FROM spans WHERE ${isFound}
      GROUP BY trace_low ORDER BY max(start_ns) DESC, trace_low LIMIT ${Math.max(0, Math.floor(traces))}
    ), members AS MATERIALIZED (
      SELECT trace_low, span_id, parent_id, start_ns, start_ns + greatest(0, duration_ns) AS end_ns,
        ${isFound} AS is_found, ${keys.map(({ sql: key }, at) => `${key} AS k${at}`).join(', ')}
      FROM spans SEMI JOIN picked USING (trace_low) WHERE ${around}
      -- What was sent twice is there once.
      QUALIFY row_number() OVER (PARTITION BY trace_low, span_id ORDER BY id) = 1
    ), counted AS (
      ${countedSpans[of]}
    ), children AS (
      SELECT trace_low, parent.span_id, greatest(child.start_ns, parent.start_ns) AS from_ns,
        least(child.end_ns, parent.end_ns) AS to_ns
      FROM members AS child JOIN members AS parent USING (trace_low)
      WHERE child.parent_id = parent.span_id AND child.span_id <> parent.span_id
    ), steps AS (
      SELECT *, max(to_ns) OVER (PARTITION BY trace_low, span_id ORDER BY from_ns, to_ns
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS covered_ns
      FROM children WHERE to_ns > from_ns
    ), covered AS (
      SELECT trace_low, span_id, sum(greatest(0, to_ns - greatest(from_ns, coalesce(covered_ns, from_ns)))) AS ns
      FROM steps GROUP BY ALL
    )
    SELECT (SELECT count(DISTINCT trace_low) FROM members), ${names.join(', ')},
      sum(end_ns - start_ns - coalesce(ns, 0))::DOUBLE AS self_ns, sum(end_ns - start_ns)::DOUBLE, count(*),
      count(DISTINCT trace_low)
    FROM members SEMI JOIN counted USING (trace_low, span_id) LEFT JOIN covered USING (trace_low, span_id)
    GROUP BY ${names.join(', ')} ORDER BY self_ns DESC, ${names.join(', ')} LIMIT ${shareLimit}`;
  const rows = await values.rows(connection, sql);
  const textOf = (row: readonly unknown[], column: TextColumn): string => {
    const at = columns.indexOf(column);
    return keys[at]?.nameOf(row[at + 1]) ?? '';
  };
  const shares = rows.map((row) => {
    const [selfNs, durationNs, spans, ofTraces] = row.slice(1 + keys.length).map(Number);
    return {
      service: textOf(row, 'service'),
      type: textOf(row, 'type'),
      operation: textOf(row, 'name'),
      resource: textOf(row, 'resource'),
      selfNs: selfNs ?? 0,
      durationNs: durationNs ?? 0,
      spans: spans ?? 0,
      traces: ofTraces ?? 0,
    };
  });
  return { traces: Number(rows[0]?.[0] ?? 0), shares };
}
