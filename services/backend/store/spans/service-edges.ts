import type { DuckDBConnection } from '@duckdb/node-api';
import { spanFlags } from '../../../../lib/model/span.ts';
import { columnText } from './aggregate/column-text.ts';
import type { SpanTerms } from './search/span-conditions.ts';
import { queryCondition, windowCondition } from './search/span-window.ts';
import { SqlValues } from './search/sql-values.ts';
import type { ServiceEdge, SpanQuery } from './span-reader.ts';

/** How long before the window a caller may have started, in milliseconds. */
const callersBeforeMs = 600_000;

/** Calls between services at most. */
const edgeLimit = 10_000;

/** The entry spans of a query, by their own service and that of their parent. See `SpanReader.edges`. */
export async function serviceEdges(
  connection: DuckDBConnection,
  terms: SpanTerms,
  query: SpanQuery,
): Promise<readonly ServiceEdge[]> {
  const values = new SqlValues();
  const question = { ...terms, values };
  const service = columnText('service', question);
  const callers = windowCondition({ fromMs: query.fromMs - callersBeforeMs, toMs: query.toMs });
  const isCall = `(flags & ${spanFlags.topLevel}) <> 0 AND parent_id <> 0`;
  const sql = `
    WITH called AS (
      SELECT trace_low, parent_id, ${service.sql} AS service, flags & ${spanFlags.error} AS error, duration_ns
      FROM spans WHERE ${isCall} AND ${queryCondition(query, question)}
    ), callers AS (SELECT trace_low, span_id, ${service.sql} AS service FROM spans WHERE ${callers})
    SELECT callers.service, called.service, count(*), count_if(error <> 0), sum(duration_ns)::DOUBLE,
      quantile_cont(duration_ns, 0.95)::DOUBLE
    FROM called JOIN callers ON called.trace_low = callers.trace_low AND called.parent_id = callers.span_id
    WHERE callers.service <> called.service
    GROUP BY ALL ORDER BY count(*) DESC LIMIT ${edgeLimit}`;
  const rows = await values.rows(connection, sql);
  return rows.map(([from, to, calls, errors, totalNs, p95Ns]) => ({
    from: service.nameOf(from),
    to: service.nameOf(to),
    calls: Number(calls),
    errors: Number(errors),
    totalNs: Number(totalNs),
    p95Ns: Number(p95Ns),
  }));
}
