/** A graph of what dd-trace says about a Node process, of one unit. */
export interface RuntimeGraph {
  readonly title: string;
  readonly lines: readonly { readonly metric: string; readonly label: string }[];
  /** Name in lib/units; the tracer sends no unit with its metrics. */
  readonly unit: string;
}

/** The graphs of a service's processes, by the names that dd-trace 6 sends. */
export const RUNTIME_GRAPHS: readonly RuntimeGraph[] = [
  {
    title: 'CPU',
    unit: 'percent',
    lines: [
      { metric: 'runtime.node.cpu.user', label: 'user' },
      { metric: 'runtime.node.cpu.system', label: 'system' },
    ],
  },
  {
    title: 'Memory',
    unit: 'byte',
    lines: [
      { metric: 'runtime.node.mem.rss', label: 'resident' },
      { metric: 'runtime.node.mem.heap_total', label: 'heap' },
      { metric: 'runtime.node.mem.heap_used', label: 'heap used' },
    ],
  },
  {
    title: 'Event loop delay',
    unit: 'nanosecond',
    lines: [
      { metric: 'runtime.node.event_loop.delay.max', label: 'max' },
      { metric: 'runtime.node.event_loop.delay.95percentile', label: 'p95' },
      { metric: 'runtime.node.event_loop.delay.avg', label: 'avg' },
    ],
  },
  {
    title: 'GC pauses',
    unit: 'nanosecond',
    lines: [
      { metric: 'runtime.node.gc.pause.max', label: 'max' },
      { metric: 'runtime.node.gc.pause.avg', label: 'avg' },
    ],
  },
];

/** The query of a line: what is alike in all processes of the service is the mean of them. */
export function runtimeQuery(
  metric: string,
  { service, env }: { readonly service: string; readonly env: string },
): string {
  return `avg:${metric}{service:${service.toLowerCase()},env:${env.toLowerCase()}}`;
}
