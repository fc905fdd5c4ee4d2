import type { SpanItem } from '../../../../lib/api-types/spans.ts';
import { resourceHash } from '../../../../lib/codec/traces/resource-hash.ts';
import type { Span } from '../../../../lib/model/span.ts';
import { customAttributes } from './custom-attributes.ts';

/**
 * A span as searches answer it.
 * @param hostTags tags of its host: among its tags unless it says something else under the same key
 */
export function toSpanItem(span: Span, hostTags: readonly string[]): SpanItem {
  const { service, env, host } = span;
  const isSingle = span.numbers['_dd.span_sampling.mechanism'] !== undefined;
  return {
    id: span.id,
    type: 'spans',
    attributes: {
      service,
      operation_name: span.name,
      resource_name: span.resource,
      resource_hash: resourceHash(span.resource),
      span_id: String(span.spanId),
      parent_id: String(span.parentId),
      trace_id: span.traceId.toString(16).padStart(32, '0'),
      start_timestamp: isoTime(span.startNs),
      end_timestamp: isoTime(span.startNs + span.durationNs),
      env,
      host,
      type: span.type,
      status: span.isError ? 'error' : 'ok',
      tags: shownTags(span, hostTags),
      custom: customAttributes(span),
      ingestion_reason: isSingle ? 'single_span' : ingestionReason(span),
      // A lab keeps all, which is what a retention filter of `*` would do.
      retained_by: 'retention_filter',
      single_span: isSingle,
    },
  };
}

function shownTags({ env, service, version, host, tags, numbers }: Span, hostTags: readonly string[]): string[] {
  const reserved = Object.entries({ env, service, version, host });
  const own = new Set([...reserved.map(([key]) => key), ...tags.map(([key]) => key), ...Object.keys(numbers)]);
  const shown = reserved.filter(([, value]) => value !== '').map(([key, value]) => `${key}:${value}`);
  return [...shown, ...hostTags.filter((tag) => !own.has(tag.split(':', 1)[0] ?? ''))];
}

function isoTime(timeNs: bigint): string {
  return new Date(Number(timeNs / 1_000_000n)).toISOString();
}

/** By `_dd.p.dm`, the number of what decided on its trace (wire.md 2.4); Datadog's words for them. */
const reasons: Readonly<Record<string, string>> = { 3: 'rule', 4: 'manual', 11: 'rule', 12: 'rule' };

function ingestionReason({ tags }: Span): string {
  const decision = tags.find(([key]) => key === '_dd.p.dm')?.[1] ?? '';
  return reasons[decision.replace('-', '')] ?? 'auto';
}
