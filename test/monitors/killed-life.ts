import { writeSync } from 'node:fs';
import path from 'node:path';
import { VirtualClock } from '../../lib/clock/virtual-clock.ts';
import { createLogger } from '../../lib/log/logger.ts';
import { MonitorEngine } from '../../services/backend/monitors/engine/monitor-engine.ts';
import { noMutings, testMonitor } from '../../services/backend/monitors/engine/testing-engine.ts';
import { openNotify } from '../../services/backend/notify/open-notify.ts';
import { testingPng } from '../../services/backend/notify/testing-notify.ts';
import { openStore } from '../../services/backend/store/open-store.ts';
import type { Store } from '../../services/backend/store/store.ts';
import { metricBatch } from '../../services/backend/store/testing/metric-batch.ts';

/** A process of the test of kills: engine and notifier over the store of a folder, on a clock of its own. */
export interface Life {
  readonly dataDir: string;
  /** Where it begins, Unix milliseconds: a whole minute, evaluated before. */
  readonly startMs: number;
  /** The points that come in: `[Unix seconds, value]`. */
  readonly points: readonly (readonly [number, number])[];
  /** It kills itself in the evaluation of this minute or what that brings about, … */
  readonly killAtMs: number;
  /** … before so manieth step, from 1 on; where there are fewer it ends by itself. */
  readonly killAtStep: number;
}

const minuteMs = 60_000;

/** One point a minute, compared. */
const monitor = testMonitor({
  query: 'max(last_1m):max:m{*} > 50',
  options: {},
  message: 'It is {{value}}. @ops@example.com',
});

/** Counts what the process does to the world, and dies before one of these steps, leaving all else as it is. */
class Steps {
  readonly #killAt: number;
  #taken = 0;
  isCounting = false;
  /** Writes that are on their way to the disk. */
  writing = 0;

  constructor(killAt: number) {
    this.#killAt = killAt;
  }

  take(name: string): void {
    if (!this.isCounting) return;
    this.#taken += 1;
    if (this.#taken !== this.#killAt) return;
    writeSync(process.stdout.fd, name);
    process.kill(process.pid, 'SIGKILL');
  }
}

/** The store, of which each call that evaluating and telling need is a step. */
function stepped(store: Store, steps: Steps): Store {
  const { documents, events, hosts, metrics } = store;
  return {
    ...store,
    metrics: Object.assign(Object.create(metrics), {
      rollup: (...of: Parameters<typeof metrics.rollup>) => {
        steps.take('read metrics');
        return metrics.rollup(...of);
      },
    }),
    documents: {
      load: (kind) => {
        steps.take(`load ${kind}`);
        return documents.load(kind);
      },
      write: (changes, added) => {
        const kinds = changes.map(({ kind, value }) => `${value === undefined ? 'remove' : 'write'} ${kind}`);
        steps.take([...new Set(kinds), ...(added?.length ? ['add event'] : [])].join(', '));
        steps.writing += 1;
        return documents.write(changes, added).finally(() => {
          steps.writing -= 1;
        });
      },
    },
    events: Object.assign(Object.create(events), {
      reserveId: () => {
        steps.take('reserve an id');
        return events.reserveId();
      },
    }),
    hosts: Object.assign(Object.create(hosts), {
      get: (...of: Parameters<typeof hosts.get>) => {
        steps.take('read hosts');
        return hosts.get(...of);
      },
    }),
  };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2));
}

async function live({ dataDir, startMs, points, killAtMs, killAtStep }: Life): Promise<void> {
  const clock = new VirtualClock(startMs);
  const log = createLogger('test', 'off');
  const steps = new Steps(killAtStep);
  const opened = await openStore({ dataDir, clock, log });
  opened.sink.send({ kind: 'points', batch: metricBatch({ metric: 'm', points }) });
  const store = stepped(opened, steps);
  const notify = await openNotify({
    ...{ store, clock, log, dataDir, configDir: path.join(dataDir, 'config'), env: {} },
    drawer: {
      draw: async () => {
        steps.take('draw');
        return testingPng;
      },
    },
    snapshotFiles: { write: async () => steps.take('write the picture') },
    monitorOf: () => monitor,
    downtimeOf: () => undefined,
    consoleUrl: () => 'http://localhost:8080',
    pollIntervalMs: minuteMs,
  });
  const engine = await MonitorEngine.open({
    ...{
      monitors: { list: () => [monitor] },
      sources: store,
      documents: store.documents,
      mutings: noMutings,
      clock,
      log,
    },
    onTransitions: () => notify.notifier.wake(),
  });
  const told = async (): Promise<void> => {
    await notify.notifier.settled();
    const isSent = (): boolean => notify.mailbox.list().every(({ delivery }) => delivery.status !== 'waiting');
    await until(() => isSent() && steps.writing === 0);
  };
  notify.start();
  await notify.notifier.settled();
  // What was being sent when it was killed is tried again after a while.
  await clock.advance(minuteMs / 2);
  await told();
  while (clock.now() < killAtMs) {
    await clock.advance(minuteMs - (clock.now() % minuteMs));
    steps.isCounting = clock.now() === killAtMs;
    await engine.tick(clock.now());
    await told();
  }
  steps.isCounting = false;
  await engine.stop();
  await notify.stop();
  await opened.close();
}

if (process.argv[2] !== undefined) await live(JSON.parse(process.argv[2]) as Life);
