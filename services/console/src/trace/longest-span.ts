import type { TraceTree } from './trace-tree.ts';

/** The span of these that took the longest; undefined of none. */
export function longestSpan(spans: readonly number[], { durationNs }: TraceTree): number | undefined {
  return spans.toSorted((a, b) => (durationNs[b] ?? 0) - (durationNs[a] ?? 0))[0];
}
