import type { DuckDBConnection } from '@duckdb/node-api';
import type { Span } from '../../../../lib/model/span.ts';
import type { HostTags } from '../host-tags/host-tags.ts';
import { readSpan, spanColumns } from './read-span.ts';
import { traceCondition } from './search/id-conditions.ts';
import { searchCondition } from './search/search-condition.ts';
import type { SpanTerms } from './search/span-conditions.ts';
import { windowCondition } from './search/span-window.ts';
import { SqlValues, sqlBigint } from './search/sql-values.ts';
import type { SpanDictionary } from './span-dictionary.ts';
import type { SpanPage, SpanPlace, SpanQuery } from './span-reader.ts';

/** How a list is cut into pages. */
export interface SearchPage {
  readonly limit: number;
  readonly ascending?: boolean;
  readonly after?: SpanPlace;
}

/**
 * One page of a list. See `SpanReader.search`. It is looked for from its beginning on in ever longer parts of the window, as
 * most pages are full long before the end: that saves asking all spans whether they satisfy the search.
 */
export async function searchSpans(
  connection: DuckDBConnection,
  { dictionary, hostTags }: SpanTerms,
  { query, page }: { readonly query: SpanQuery; readonly page: SearchPage },
): Promise<SpanPage> {
  const values = new SqlValues();
  const direction = page.ascending ? 'ASC' : 'DESC';
  const limit = Math.max(0, Math.floor(page.limit));
  const search = searchCondition(query.search, { dictionary, hostTags, values });
  const condition = page.after ? `${search} AND ${isPast(page.after, page.ascending)}` : search;
  const spans: Span[] = [];
  for (const part of partsOf(query, page)) {
    const rest = `WHERE ${windowCondition(part)} AND ${condition}
      ORDER BY start_ns ${direction}, id ${direction} LIMIT ${limit + 1 - spans.length}`;
    spans.push(...(await select(connection, dictionary, { rest, values })));
    if (spans.length > limit) break;
  }
  const shown = spans.slice(0, limit);
  const last = shown.at(-1);
  return {
    spans: shown,
    hostTags: tagsByHost(shown, hostTags),
    ...(spans.length > limit && last && { next: { startNs: last.startNs, id: last.id } }),
  };
}

function tagsByHost(spans: readonly Span[], hostTags: HostTags): SpanPage['hostTags'] {
  return new Map([...new Set(spans.map(({ host }) => host))].map((host) => [host, hostTags.of(host)]));
}

/** Lengths of the parts in which a window is searched, in milliseconds; the last is the rest. */
const partsMs = [60_000, 900_000, 14_400_000];

function* partsOf({ fromMs, toMs }: SpanQuery, { ascending, after }: SearchPage): Generator<TimeWindow> {
  const afterMs = after && Number(after.startNs / 1_000_000n);
  let [begin, end] = [fromMs, toMs];
  if (afterMs !== undefined && ascending) begin = Math.max(begin, afterMs);
  if (afterMs !== undefined && !ascending) end = Math.min(end, afterMs + 1);
  for (const ms of partsMs) {
    if (end - begin <= ms) break;
    if (ascending) {
      yield { fromMs: begin, toMs: begin + ms };
      begin += ms;
    } else {
      yield { fromMs: end - ms, toMs: end };
      end -= ms;
    }
  }
  if (begin < end) yield { fromMs: begin, toMs: end };
}

type TimeWindow = Pick<SpanQuery, 'fromMs' | 'toMs'>;

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
