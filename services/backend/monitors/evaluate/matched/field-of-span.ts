import type { Span } from '../../../../../lib/model/span.ts';

/** A span that a monitor has matched. */
export interface MatchedSpan {
  readonly span: Span;
  /** Tags of its host. */
  readonly hostTags: readonly string[];
}

/** What of a span a message names. Undefined: it has none. `link` is below the console's address. */
export function fieldOfSpan(field: string, { span, hostTags }: MatchedSpan): string | undefined {
  const [, of, key] = /^(tags|attributes)\.(.+)$/.exec(field) ?? [];
  if (key !== undefined) return ownValue(key, span) ?? (of === 'tags' ? hostTag(key, hostTags) : undefined);
  const reserved = reservedOf(span);
  return Object.hasOwn(reserved, field) ? reserved[field] : undefined;
}

function reservedOf(span: Span): Readonly<Record<string, string>> {
  const { service, type, env, version, host } = span;
  const traceId = span.traceId.toString(16).padStart(32, '0');
  return {
    ...{ service, type, env, version, host, operation_name: span.name, resource_name: span.resource },
    ...{ status: span.isError ? 'error' : 'ok', trace_id: traceId, span_id: String(span.spanId) },
    timestamp: new Date(Number(span.startNs / 1_000_000n)).toISOString(),
    link: `/trace/${traceId}?span=${span.spanId}`,
  };
}

/** Of a tag or a number of its own; `duration` is in nanoseconds. */
function ownValue(key: string, span: Span): string | undefined {
  if (key === 'duration') return String(span.durationNs);
  const values = span.tags.filter(([name]) => name === key).map(([, value]) => value);
  if (values.length > 0) return values.join(',');
  const number = Object.hasOwn(span.numbers, key) ? span.numbers[key] : undefined;
  return number === undefined ? reservedOf(span)[key] : String(number);
}

function hostTag(key: string, hostTags: readonly string[]): string | undefined {
  const values = hostTags.filter((tag) => tag.startsWith(`${key}:`)).map((tag) => tag.slice(key.length + 1));
  return values.length === 0 ? undefined : values.join(',');
}
