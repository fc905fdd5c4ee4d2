import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { TestContext } from 'node:test';
import type { MonitorRecord } from '../../../lib/api-types/monitors.ts';
import type { VirtualClock } from '../../../lib/clock/virtual-clock.ts';
import { createLogger } from '../../../lib/log/logger.ts';
import type { MonitorTransition } from '../../../lib/model/monitor.ts';
import { SnapshotFiles } from '../pictures/snapshot-files.ts';
import type { OpenStore } from '../store/open-store.ts';
import { temporaryStore } from '../store/testing/temporary-store.ts';
import { testingMonitor, testingTransition } from './message/testing-alert.ts';
import { type Notify, type NotifyParts, openNotify } from './open-notify.ts';

/** For tests: the bytes of a PNG that nobody looks at. */
export const testingPng = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** For tests: what tells people, over a real store with a clock of its own. */
export interface TestingNotify {
  readonly store: OpenStore;
  readonly clock: VirtualClock;
  readonly dataDir: string;
  /** Monitors by id; there is number 7. */
  readonly monitors: Map<number, MonitorRecord>;
  /** Writes `notify.yaml`. */
  configure(yaml: string): Promise<void>;
  /** Opens it, or once more as after a restart, with other parts where they are given. */
  open(parts?: Partial<NotifyParts>): Promise<Notify>;
  /** Writes a transition as the engine does. */
  write(transition: Partial<MonitorTransition>): Promise<void>;
}

export async function testingNotify(t: TestContext): Promise<TestingNotify> {
  const { store, clock, dataDir } = await temporaryStore(t);
  const monitors = new Map([[7, testingMonitor()]]);
  const opened: Notify[] = [];
  t.after(() => Promise.all(opened.map((each) => each.stop())));
  return {
    ...{ store, clock, dataDir, monitors },
    configure: (yaml) => writeFile(path.join(dataDir, 'notify.yaml'), yaml),
    open: async (parts = {}) => {
      const notify = await openNotify({
        ...{ store, clock, dataDir, configDir: dataDir, env: {}, log: createLogger('test', 'off') },
        drawer: { draw: async () => testingPng },
        snapshotFiles: new SnapshotFiles(path.join(dataDir, 'snapshots')),
        monitorOf: (id) => monitors.get(id),
        downtimeOf: () => undefined,
        consoleUrl: () => 'http://localhost:8080',
        pollIntervalMs: 1000,
        ...parts,
      });
      opened.push(notify);
      return notify;
    },
    write: (over) => {
      const atMs = clock.now();
      const times = {
        atMs,
        window: { fromMs: atMs - 300_000, toMs: atMs },
        firstTriggeredAtMs: atMs,
        lastTriggeredAtMs: atMs,
      };
      const transition = testingTransition({ ...times, ...over });
      return store.documents.write([{ kind: 'monitor_transition', id: transition.id, value: transition }]);
    },
  };
}
