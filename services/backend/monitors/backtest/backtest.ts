import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import { VirtualClock } from '../../../../lib/clock/virtual-clock.ts';
import { createLogger } from '../../../../lib/log/logger.ts';
import type { MonitorState, MonitorTransition } from '../../../../lib/model/monitor.ts';
import { MonitorEngine } from '../engine/monitor-engine.ts';
import type { MonitorSources } from '../evaluate/evaluate-monitor.ts';
import { BacktestDocuments } from './backtest-documents.ts';
import { readsAhead } from './reads-ahead.ts';

const minuteMs = 60_000;

/** A time in which a group was in one state, Unix milliseconds; each evaluation stands for the minute that it begins. */
export interface BacktestSpan {
  readonly state: MonitorState;
  readonly fromMs: number;
  readonly toMs: number;
}

/** What a monitor would have done. */
export interface Backtest {
  /** The first and the last evaluation, Unix milliseconds. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly minutes: number;
  /** In order. */
  readonly transitions: readonly MonitorTransition[];
  /** Group → what it was in, in order; a gap where it was not known. */
  readonly spans: ReadonlyMap<string, readonly BacktestSpan[]>;
  readonly problem?: string;
}

/**
 * Evaluates a monitor minute by minute over what is stored, as the engine would have done it, without keeping or telling
 * anything. It begins with no group in trouble, and no downtime holds it back.
 * @param span Unix milliseconds; whole minutes within are evaluated
 * @param signal ends it: it throws then
 */
export async function backtest(
  { monitor, sources }: { readonly monitor: MonitorRecord; readonly sources: MonitorSources },
  span: { readonly fromMs: number; readonly toMs: number },
  signal?: AbortSignal,
): Promise<Backtest> {
  const fromMs = Math.ceil(span.fromMs / minuteMs) * minuteMs;
  const toMs = Math.floor(span.toMs / minuteMs) * minuteMs;
  const documents = new BacktestDocuments();
  const clock = new VirtualClock(fromMs);
  const engine = await MonitorEngine.open({
    monitors: { list: () => [monitor] },
    mutings: { refreshHosts: async () => {}, mutingOf: () => undefined, find: () => undefined },
    // Nothing of it has happened: it is not in the lab's log.
    log: createLogger('backtest', 'off'),
    sources: { ...sources, metrics: metricsAhead(sources.metrics) },
    ...{ clock, documents },
  });
  const spans = new Map<string, BacktestSpan[]>();
  for (; clock.now() <= toMs; await clock.advance(minuteMs)) {
    const nowMs = clock.now();
    signal?.throwIfAborted();
    await engine.tick(clock.now());
    for (const { group, state } of engine.stateOf(monitor.id).groups) {
      const known = spans.get(group.key) ?? [];
      spans.set(group.key, known);
      const last = known.at(-1);
      const isSame = last?.state === state && last.toMs === nowMs;
      const fromMs = isSame ? last.fromMs : nowMs;
      known.splice(isSame ? -1 : known.length, 1, { state, fromMs, toMs: nowMs + minuteMs });
    }
  }
  const { problem } = engine.stateOf(monitor.id);
  const minutes = Math.max(0, Math.floor((toMs - fromMs) / minuteMs) + 1);
  return {
    fromMs,
    toMs,
    minutes,
    transitions: documents.transitions,
    spans,
    ...(problem !== undefined && { problem }),
  };
}

/** As it is but for `rollup`; its methods are called on itself. */
function metricsAhead(metrics: MonitorSources['metrics']): MonitorSources['metrics'] {
  return {
    select: (...of) => metrics.select(...of),
    rollup: readsAhead((...of) => metrics.rollup(...of)),
    sketches: (...of) => metrics.sketches(...of),
    list: (...of) => metrics.list(...of),
    describe: (...of) => metrics.describe(...of),
    metadata: (...of) => metrics.metadata(...of),
    setMetadata: (...of) => metrics.setMetadata(...of),
    declareMetadata: (...of) => metrics.declareMetadata(...of),
    points: (...of) => metrics.points(...of),
  };
}
