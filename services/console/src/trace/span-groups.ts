import type { TraceSpan } from '../../../../lib/api-types/spans.ts';

/** Spans of a trace that have something in common. */
export interface SpanGroup {
  readonly name: string;
  /** Positions of the spans. */
  readonly spans: readonly number[];
  readonly errors: number;
  /** Of one span, mean, nanoseconds. */
  readonly avgNs: number;
  /** Time in which these spans ran themselves and not what they called, added up. */
  readonly selfNs: number;
  /** Of the time of all groups, 0 to 1. */
  readonly share: number;
}

/** The spans by a name, those that took the most time themselves first. */
export function groupSpans(spans: readonly TraceSpan[], nameOf: (span: TraceSpan) => string): SpanGroup[] {
  const allNs = spans.reduce((sum, span) => sum + span.self_time, 0);
  const groups = Map.groupBy(spans.keys(), (index) => {
    const span = spans[index];
    return span ? nameOf(span) : '';
  });
  return [...groups]
    .map(([name, members]) => groupOf(name, { members, spans, allNs }))
    .sort((a, b) => b.selfNs - a.selfNs || a.name.localeCompare(b.name));
}

interface Members {
  readonly members: readonly number[];
  readonly spans: readonly TraceSpan[];
  readonly allNs: number;
}

function groupOf(name: string, { members, spans, allNs }: Members): SpanGroup {
  const sum = (of: (span: TraceSpan) => number) =>
    members.reduce((total, index) => total + (spans[index] ? of(spans[index]) : 0), 0);
  const selfNs = sum((span) => span.self_time);
  return {
    name,
    spans: members,
    errors: sum((span) => (span.error === 0 ? 0 : 1)),
    avgNs: sum((span) => span.duration) / members.length,
    selfNs,
    share: allNs === 0 ? 0 : selfNs / allNs,
  };
}
