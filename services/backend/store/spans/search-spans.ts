import type { DuckDBConnection } from '@duckdb/node-api';
import type { Span } from '../../../../lib/model/span.ts';
import { readSpan, spanColumns } from './read-span.ts';
import { traceCondition } from './search/id-conditions.ts';
import { queryCondition } from './search/span-window.ts';
import { SqlValues, sqlBigint } from './search/sql-values.ts';
import type { SpanDictionary } from './span-dictionary.ts';
import type { SpanPage, SpanPlace, SpanQuery } from './span-reader.ts';

/** One page of a list. See `SpanReader.search`. */
export async function searchSpans(
  connection: DuckDBConnection,
  dictionary: SpanDictionary,
  { query, page }: { readonly query: SpanQuery; readonly page: SearchPage },
): Promise<SpanPage> {
  const values = new SqlValues();
  const direction = page.ascending ? 'ASC' : 'DESC';
  const limit = Math.max(0, Math.floor(page.limit));
  const condition = `${queryCondition(query, { dictionary, values })}${page.after ? ` AND ${isPast(page.after, page.ascending)}` : ''}`;
  const spans = await select(connection, dictionary, {
    rest: `WHERE ${condition} ORDER BY start_ns ${direction}, id ${direction} LIMIT ${limit + 1}`,
    values,
  });
  const shown = spans.slice(0, limit);
  const last = shown.at(-1);
  return spans.length > limit && last
    ? { spans: shown, next: { startNs: last.startNs, id: last.id } }
    : { spans: shown };
}

/** How a list is cut into pages. */
export interface SearchPage {
  readonly limit: number;
  readonly ascending?: boolean;
  readonly after?: SpanPlace;
}

/** The spans of a trace. See `SpanReader.trace`. */
export async function traceSpans(
  connection: DuckDBConnection,
  dictionary: SpanDictionary,
  { id, limit: most }: { readonly id: bigint; readonly limit: number },
): Promise<{ readonly spans: readonly Span[]; readonly isTruncated: boolean }> {
  if (id < 0n || id >= 2n ** 128n) return { spans: [], isTruncated: false };
  const limit = Math.max(0, Math.floor(most));
  const spans = await select(connection, dictionary, {
    rest: `WHERE ${traceCondition(id, false)} ORDER BY start_ns, id LIMIT ${limit + 1}`,
    values: new SqlValues(),
  });
  return { spans: spans.slice(0, limit), isTruncated: spans.length > limit };
}

/** What comes after a place. The first comparison alone lets the database leave out what it need not look at. */
function isPast({ startNs, id }: SpanPlace, ascending = false): string {
  const sign = ascending ? '>' : '<';
  const start = sqlBigint(startNs);
  const place = /^\d{1,16}$/.test(id) ? id : '0';
  return `start_ns ${sign}= ${start} AND (start_ns ${sign} ${start} OR id ${sign} ${place}::UBIGINT)`;
}

async function select(
  connection: DuckDBConnection,
  dictionary: SpanDictionary,
  { rest, values }: { readonly rest: string; readonly values: SqlValues },
): Promise<Span[]> {
  const rows = await values.rows(connection, `SELECT ${spanColumns} FROM spans ${rest}`);
  return rows.map((row) => readSpan(row, dictionary));
}
