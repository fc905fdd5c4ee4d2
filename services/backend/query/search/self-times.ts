import type { Span } from '../../../../lib/model/span.ts';

type Timed = Pick<Span, 'spanId' | 'parentId' | 'startNs' | 'durationNs'>;

/** Nanoseconds since the first span of the trace. */
type Interval = readonly [number, number];

/** Of each span of a trace the nanoseconds in which no child of it ran: its duration without what its children cover. */
export function selfTimesNs(spans: readonly Timed[]): number[] {
  let firstNs = spans[0]?.startNs ?? 0n;
  for (const { startNs } of spans) if (startNs < firstNs) firstNs = startNs;
  const intervals = spans.map(({ startNs, durationNs }): Interval => {
    const start = Number(startNs - firstNs);
    return [start, start + Number(durationNs)];
  });
  const children = new Map<bigint, number[]>();
  for (const [at, { spanId, parentId }] of spans.entries()) {
    if (parentId === 0n || parentId === spanId) continue;
    const siblings = children.get(parentId);
    if (siblings) siblings.push(at);
    else children.set(parentId, [at]);
  }
  return spans.map(({ spanId }, at) => {
    const ofChildren = children.get(spanId)?.map((child) => intervals[child] as Interval) ?? [];
    return uncovered(intervals[at] as Interval, ofChildren);
  });
}

/** How much of an interval none of the others covers. */
function uncovered([start, end]: Interval, others: readonly Interval[]): number {
  let free = 0;
  let coveredTo = start;
  for (const [from, to] of others.toSorted(([a], [b]) => a - b)) {
    if (from >= end) break;
    if (from > coveredTo) free += from - coveredTo;
    if (to > coveredTo) coveredTo = to;
  }
  return free + Math.max(0, end - coveredTo);
}
