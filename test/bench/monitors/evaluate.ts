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
  const log = createLogger('bench', 'error');
  const store = await openStore({ dataDir: folder, clock, log });
  const monitors = Array.from({ length: monitorCount }, (_, at) => monitorOf(at + 1));
  const engine = await MonitorEngine.open({
    monitors: { list: () => monitors },
    sources: store,
    documents: store.documents,
    mutings: { refreshHosts: async () => {}, mutingOf: () => undefined, find: () => undefined },
    clock,
    log,
  });
  for (let past = historyMinutes; past > 1; past--) send(store, startS - past * minuteS, 1);
  let minute = 0;
  /** A minute comes in, and is evaluated. */
  const minuteMs = async (value: number): Promise<number> => {
    const atS = startS + minute * minuteS;
    await clock.advance(atS * 1000 - clock.now());
    send(store, atS - minuteS, value);
    // An answer comes after what was sent before it was taken over.
    await store.counters();
    const beganMs = performance.now();
    await engine.tick(atS * 1000);
    const tookMs = performance.now() - beganMs;
    minute += 1;
    return tookMs;
  };
  // The first reads queries and writes all states; it does not count.
  await minuteMs(1);
  const quietMs: number[] = [];
  for (let run = 0; run < (full ? 20 : 5); run++) {
    quietMs.push(await minuteMs(1));
  }
  refuseOther(engine, 'OK');
  const changingMs = await minuteMs(1000);
  refuseOther(engine, 'Alert');
  await store.close();
  const goal = { of: 'figure', is: 'at most', bound: 5000 } as const;
  const what = `${monitorCount} monitors × ${hosts} groups, a minute's evaluation`;
  return [
    { what, figure: { value: median(quietMs), unit: 'ms' }, goal },
    {
      what: `${what} in which all ${monitorCount * hosts} groups change`,
      figure: { value: changingMs, unit: 'ms' },
      goal,
      notes: ['States and transitions are on disk then.'],
    },
  ];
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
