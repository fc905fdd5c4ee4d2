import { parseSpan, printSpan } from './span-text.ts';
import { between, DEFAULT_RANGE, LONGEST_SPAN_MS, SHORTEST_SPAN_MS, type TimeRange } from './time-range.ts';

const KEYS = ['live', 'from_ts', 'to_ts'] as const;

/**
 * The range that an address names: `?live=1h`, or `?from_ts=…&to_ts=…` in Unix milliseconds, which follows the
 * clock with `live=true` and stands still otherwise. What cannot be read is the default range.
 */
export function rangeFromParams(params: URLSearchParams): TimeRange {
  const live = params.get('live');
  const fixed = fixedFrom(params);
  if (fixed) return live === 'true' ? { kind: 'live', spanMs: fixed.toMs - fixed.fromMs } : fixed;
  const spanMs = live === null ? undefined : parseSpan(live);
  if (spanMs === undefined) return DEFAULT_RANGE;
  return { kind: 'live', spanMs: Math.min(Math.max(spanMs, SHORTEST_SPAN_MS), LONGEST_SPAN_MS) };
}

/** The same parameters with this range in them; all others are kept. */
export function paramsWithRange(params: URLSearchParams, range: TimeRange): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const key of KEYS) next.delete(key);
  if (range.kind === 'live') {
    next.set('live', printSpan(range.spanMs));
  } else {
    next.set('from_ts', String(range.fromMs));
    next.set('to_ts', String(range.toMs));
    next.set('live', 'false');
  }
  return next;
}

/** Only what these parameters say about the range, for links between pages. */
export function rangeParamsOnly(params: URLSearchParams): URLSearchParams {
  const kept = new URLSearchParams();
  for (const key of KEYS) {
    const value = params.get(key);
    if (value !== null) kept.set(key, value);
  }
  return kept;
}

function fixedFrom(params: URLSearchParams): Extract<TimeRange, { kind: 'fixed' }> | undefined {
  const fromMs = momentOf(params.get('from_ts'));
  const toMs = momentOf(params.get('to_ts'));
  if (fromMs === undefined || toMs === undefined || fromMs >= toMs) return undefined;
  if (toMs - fromMs > LONGEST_SPAN_MS) return { kind: 'fixed', fromMs: toMs - LONGEST_SPAN_MS, toMs };
  const range = between(fromMs, toMs);
  return range.kind === 'fixed' ? range : undefined;
}

function momentOf(text: string | null): number | undefined {
  if (text === null || !/^\d{1,15}$/.test(text)) return undefined;
  return Number(text);
}
