import { errors } from '../../../../lib/http/errors.ts';
import { parseSearchTime } from './parse-search-time.ts';

/** Unix milliseconds; `fromMs <= start < toMs`. */
export interface SearchWindow {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What nanoseconds can say; times outside are moved to the nearest within, and there are no spans there. */
const latestMs = 9_000_000_000_000;

/** Where a request does not say: the last fifteen minutes, as at Datadog. */
const defaultFrom = 'now-15m';

/**
 * The window of a search.
 * @param filter its `from` and `to` as written
 * @throws HttpError 422, with Datadog's words where the order is wrong
 */
export function requestedSearchWindow(
  filter: { readonly from?: string | undefined; readonly to?: string | undefined },
  nowMs: number,
): SearchWindow {
  const fromMs = requestedTime('filter.from', filter.from ?? defaultFrom, nowMs);
  const toMs = requestedTime('filter.to', filter.to ?? 'now', nowMs);
  if (fromMs >= toMs) throw errors.invalidArgument('filter.from,to', "'from' should be anterior to 'to'");
  return { fromMs, toMs };
}

function requestedTime(field: string, text: string, nowMs: number): number {
  const timeMs = parseSearchTime(text, Math.ceil(nowMs));
  if (timeMs !== undefined) return Math.min(Math.max(timeMs, 0), latestMs);
  throw errors.invalidArgument(
    field,
    `'${text.slice(0, 40)}' is no time; it is ISO 8601, Unix milliseconds, or now with steps (now-15m; s, m, h, d, w)`,
  );
}
