import type { TraceTree } from './trace-tree.ts';

/** Calls from one service to another within a trace. */
export interface ServiceCalls {
  readonly from: string;
  readonly to: string;
  readonly calls: number;
  readonly errors: number;
  /** Of the called spans, added up. */
  readonly totalNs: number;
}

/** Calls between different services: a span whose parent belongs to another one. */
export function serviceCalls({ spans, parents }: TraceTree): ServiceCalls[] {
  const found = new Map<string, ServiceCalls>();
  for (const [index, span] of spans.entries()) {
    const caller = spans[parents[index] ?? -1];
    if (!caller || caller.service === span.service) continue;
    const key = JSON.stringify([caller.service, span.service]);
    const before = found.get(key);
    found.set(key, {
      from: caller.service,
      to: span.service,
      calls: (before?.calls ?? 0) + 1,
      errors: (before?.errors ?? 0) + (span.error === 0 ? 0 : 1),
      totalNs: (before?.totalNs ?? 0) + span.duration,
    });
  }
  return [...found.values()];
}
