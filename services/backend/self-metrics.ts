import type { Clock } from '../../lib/clock/clock.ts';
import type { Stoppable } from '../../lib/lifecycle/lifecycle.ts';
import type { Logger } from '../../lib/log/logger.ts';
import type { Context, MetricType } from '../../lib/model/metric.ts';
import type { Store } from './store/store.ts';

const intervalS = 10;

/** Readings that go up and down; every other counter only grows, and is reported by its growth. */
const gauges: ReadonlySet<string> = new Set([
  'process.rss',
  'store.contexts',
  'store.hosts',
  'store.open_points',
  'store.pending_rows',
  'store.database_bytes',
  'store.segments',
  'store.segment_bytes',
  'store.seal_ms',
  'store.wal_bytes',
  'store.flush_ms',
  'store.flush_ms_max',
  'dogstatsd.contexts',
  'dogstatsd.context_bytes',
  'dogstatsd.sketch_bins',
  'dogstatsd.unanswered_rows',
  'dogstatsd.unanswered_bytes',
  'dogstatsd.stream.connections',
  'dogstatsd.receive_buffer_bytes',
  'traces.unanswered_rows',
  'traces.unanswered_bytes',
  'traces.metrics.groups',
  'traces.metrics.sketch_bins',
]);

/**
 * Reports the backend's own counters as metrics `labrador.<counter>`, tagged `process:backend`, every 10 seconds on
 * 10-second marks: readings as gauges, growth as counts, of what ever grew.
 */
export function startSelfMetrics(to: {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  readonly hostname: string;
  readonly read: () => Promise<Readonly<Record<string, number>>>;
}): Stoppable {
  const { store, clock } = to;
  let before: Readonly<Record<string, number>> = {};
  const report = async (timestampS: number): Promise<void> => {
    const now = await to.read();
    const contexts: Context[] = [];
    const values: number[] = [];
    for (const [name, value] of Object.entries(now)) {
      const type: MetricType = gauges.has(name) ? 'gauge' : 'count';
      if (type === 'count' && value === 0) continue;
      contexts.push({
        metric: `labrador.${name}`,
        type,
        host: to.hostname,
        tags: ['process:backend'],
        intervalS: type === 'count' ? intervalS : 0,
      });
      values.push(type === 'count' ? Math.max(0, value - (before[name] ?? 0)) : value);
    }
    before = now;
    store.sink.send({
      kind: 'points',
      batch: {
        contexts,
        contextIndex: Uint32Array.from(contexts.keys()),
        timestampS: new Float64Array(contexts.length).fill(timestampS),
        value: Float64Array.from(values),
      },
    });
  };
  let running: Promise<void> = Promise.resolve();
  const timer = clock.every(intervalS * 1000, () => {
    // The second of the mark: reading takes a while, and may end in the next ten.
    const timestampS = Math.floor(clock.now() / 1000 / intervalS) * intervalS;
    running = running
      .then(() => report(timestampS))
      .catch((error: unknown) => to.log.warn({ err: error }, 'cannot report own metrics'));
  });
  return {
    name: 'self metrics',
    stop: async () => {
      timer.cancel();
      await running;
    },
  };
}
