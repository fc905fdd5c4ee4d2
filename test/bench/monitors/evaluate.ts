import type { MonitorRecord } from '../../../lib/api-types/monitors.ts';
import { VirtualClock } from '../../../lib/clock/virtual-clock.ts';
import { createLogger } from '../../../lib/log/logger.ts';
import { MonitorEngine } from '../../../services/backend/monitors/engine/monitor-engine.ts';
import { openStore } from '../../../services/backend/store/open-store.ts';
import type { Store } from '../../../services/backend/store/store.ts';
import type { Bench, BenchContext, Row } from '../bench.ts';
import { median } from '../measure/statistics.ts';

const startS = 1_800_000_000;
const minuteS = 60;
const monitorCount = 1000;
/** Groups of each monitor. */
const hosts = 10;
/** Each is asked by ten monitors, as in real life several ask the same. */
const metrics = 100;
const stepS = 15;
/** Minutes of history before the first evaluation. */
const historyMinutes = 10;

/** A minute's evaluation of 1,000 monitors with 10 groups each, in the process of the backend, its states kept on disk. */
export const evaluateMonitors: Bench = {
  name: 'monitors',
  about: 'a minute of 1,000 monitors with 10 groups each: evaluated, and when all of them change',
  seconds: [30, 60],
  run: async (context) => ({ rows: await measure(context) }),
};

async function measure({ folder, full }: BenchContext): Promise<Row[]> {
  const clock = new VirtualClock(startS * 1000);
  const monitors = Array.from({ length: monitorCount }, (_, at) => monitorOf(at + 1));
  const first = await openLab(folder, { clock, monitors });
  for (let past = historyMinutes; past > 1; past--) send(first.store, startS - past * minuteS, 1);
  // It reads queries and writes all states, and does not count.
  await minuteMs(first, clock, 1);
  const quietMs: number[] = [];
  for (let run = 0; run < (full ? 20 : 5); run++) quietMs.push(await minuteMs(first, clock, 1));
  refuseOther(first.engine, 'OK');
  const changingMs = await minuteMs(first, clock, 1000);
  refuseOther(first.engine, 'Alert');
  await first.store.close();
  const again = await openLab(folder, { clock, monitors });
  const restartedMs = await minuteMs(again, clock, 1000);
  refuseOther(again.engine, 'Alert');
  await again.store.close();
  const what = `${monitorCount} monitors × ${hosts} groups, a minute's evaluation`;
  const row = (of: string, value: number): Row => ({
    what: `${what}${of}`,
    figure: { value, unit: 'ms' },
    goal: { of: 'figure', is: 'at most', bound: 5000 },
  });
  return [
    { ...row('', median(quietMs)), notes: ['Ten monitors ask of each metric, which is read once for all of them.'] },
    row(`, all ${monitorCount * hosts} groups change`, changingMs),
    row(', the first after a restart', restartedMs),
  ];
}

interface Lab {
  readonly store: Store;
  readonly engine: MonitorEngine;
}

async function openLab(
  dataDir: string,
  { clock, monitors }: { readonly clock: VirtualClock; readonly monitors: readonly MonitorRecord[] },
): Promise<Lab> {
  const log = createLogger('bench', 'error');
  const store = await openStore({ dataDir, clock, log });
  const engine = await MonitorEngine.open({
    monitors: { list: () => monitors },
    sources: store,
    documents: store.documents,
    mutings: { refreshHosts: async () => {}, mutingOf: () => undefined, find: () => undefined },
    clock,
    log,
  });
  return { store, engine };
}

/** A minute comes in, and is evaluated. @returns how long its evaluation took */
async function minuteMs({ store, engine }: Lab, clock: VirtualClock, value: number): Promise<number> {
  const atS = clock.now() / 1000;
  send(store, atS - minuteS, value);
  // An answer comes after what was sent before it was taken over.
  await store.counters();
  const beganMs = performance.now();
  await engine.tick(atS * 1000);
  const tookMs = performance.now() - beganMs;
  await clock.advance(minuteS * 1000);
  return tookMs;
}

function monitorOf(id: number): MonitorRecord {
  return {
    id,
    type: 'query alert',
    query: `avg(last_5m):avg:m${id % metrics}{env:bench} by {host} > 100`,
    name: `monitor ${id}`,
    message: '',
    tags: [],
    priority: null,
    options: { thresholds: { critical: 100, warning: 50 }, new_group_delay: 0, notify_no_data: true },
    restricted_roles: null,
    createdAtMs: 0,
    modifiedAtMs: 0,
  };
}

/** A minute of all series. */
function send(store: Store, fromS: number, value: number): void {
  const contexts = Array.from({ length: metrics * hosts }, (_, at) => ({
    ...{ metric: `m${Math.floor(at / hosts)}`, type: 'gauge' as const, host: `host-${at % hosts}` },
    ...{ tags: ['env:bench'], intervalS: 0 },
  }));
  const rows = contexts.length * (minuteS / stepS);
  store.sink.send({
    kind: 'points',
    batch: {
      contexts,
      contextIndex: Uint32Array.from({ length: rows }, (_, row) => row % contexts.length),
      timestampS: Float64Array.from({ length: rows }, (_, row) => fromS + Math.floor(row / contexts.length) * stepS),
      value: new Float64Array(rows).fill(value),
    },
  });
}

/** @throws when not every group was evaluated: then there is nothing to measure */
function refuseOther(engine: MonitorEngine, state: string): void {
  for (let id = 1; id <= monitorCount; id++) {
    const { groups, problem } = engine.stateOf(id);
    const isOther = groups.length !== hosts || groups.some((group) => group.state !== state);
    if (isOther)
      throw new Error(`Cannot measure: monitor ${id} has ${groups.length} groups, ${problem ?? `not all ${state}`}`);
  }
}
