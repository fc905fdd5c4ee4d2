import { mkdir } from 'node:fs/promises';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { Clock } from '../../../lib/clock/clock.ts';
import { systemClock } from '../../../lib/clock/system-clock.ts';
import type { Logger } from '../../../lib/log/logger.ts';
import { acquireLockFile, type LockFile } from './engine/lock-file.ts';
import { defaultRetentionS } from './engine/retention.ts';
import type { WorkerControl } from './engine/worker.ts';
import { WorkerLink } from './engine/worker-link.ts';
import type { WorkerStart } from './engine/worker-message.ts';
import { SelectionCache, type SelectionSource } from './selection-cache.ts';
import type { SpanReader } from './spans/span-reader.ts';
import type {
  EventReader,
  HostReader,
  MetricReader,
  ProfileReader,
  ServiceCheckReader,
  Store,
  StoreLimits,
  UserDocuments,
} from './store.ts';

/** How often the store's thread is told the time while the main thread asks nothing of it, in milliseconds. */
const tellTimeMs = 10_000;

/** Where nothing else is asked for. */
export const defaultLimits: StoreLimits = {
  retentionS: defaultRetentionS,
  maxDiskBytes: 10 * 1024 ** 3,
  maxSpanBytes: 5 * 1024 ** 3,
  maxContexts: 1_000_000,
};

/** The store as the composition root has it. */
export interface OpenStore extends Store {
  /**
   * Makes the tiers, keeps retention and the disk's bound, as far as that is due. To be called every minute or so.
   * @param nowMs Unix milliseconds
   */
  tick(nowMs: number): Promise<void>;
  /** Rows sent by `sink` that are not taken over yet: the HTTP doors refuse past a bound of theirs. */
  unansweredRows(): number;
  /** Calls back, once, when the store's thread died: nothing can be stored or read any more. */
  onFatal(callback: (error: Error) => void): void;
}

/**
 * Opens the store in `dataDir` (made where it is missing), in a thread of its own.
 * @throws when another lab uses the folder (naming both), the database cannot be opened, or a newer program wrote it
 */
export async function openStore(parts: {
  dataDir: string;
  clock: Clock;
  log: Logger;
  limits?: Partial<StoreLimits>;
}): Promise<OpenStore> {
  await mkdir(parts.dataDir, { recursive: true });
  const lock = acquireLockFile(parts.dataDir);
  try {
    const { dataDir, clock } = parts;
    const start: WorkerStart = {
      dataDir,
      nowMs: clock.now(),
      isMachineTime: clock === systemClock,
      limits: { ...defaultLimits, ...parts.limits },
    };
    const worker = new Worker(new URL('./engine/worker.ts', import.meta.url), { workerData: start });
    const link = new WorkerLink(worker, { clock: parts.clock, log: (level, message) => parts.log[level](message) });
    await link.opened;
    return buildStore(link, { clock: parts.clock, lock });
  } catch (error) {
    lock.release();
    throw error;
  }
}

function buildStore(link: WorkerLink, { clock, lock }: { clock: Clock; lock: LockFile }): OpenStore {
  const telling = clock.every(tellTimeMs, () => link.tellTime());
  const control = link.remote<WorkerControl>('control', { counters: true, tick: true, close: true });
  const close = async (): Promise<void> => {
    telling.cancel();
    try {
      await control.close();
    } finally {
      await link.end();
      lock.release();
    }
  };
  let closing: Promise<void> | undefined;
  const metrics = link.remote<MetricReader & SelectionSource>('metrics', {
    select: true,
    selectIfChanged: true,
    rollup: true,
    sketches: true,
    list: true,
    describe: true,
    metadata: true,
    setMetadata: true,
    declareMetadata: true,
    points: true,
  });
  const selections = new SelectionCache(metrics);
  return {
    metrics: { ...metrics, select: (metric, filter) => selections.select(metric, filter) },
    checks: link.remote<ServiceCheckReader>('checks', { latest: true, recent: true }),
    events: link.remote<EventReader>('events', { list: true, get: true, add: true, reserveId: true }),
    hosts: link.remote<HostReader>('hosts', {
      list: true,
      get: true,
      seen: true,
      setTags: true,
      addTags: true,
      removeTags: true,
      mute: true,
      unmute: true,
    }),
    spans: link.remote<SpanReader>('spans', {
      search: true,
      trace: true,
      aggregate: true,
      attributes: true,
      edges: true,
      timeShares: true,
    }),
    profiles: link.remote<ProfileReader>('profiles', { list: true }),
    documents: link.remote<UserDocuments>('documents', { load: true, write: true }),
    sink: { send: (message) => link.send(message) },
    unansweredRows: () => link.unansweredRows,
    openPort: () => {
      const { port1, port2 } = new MessageChannel();
      link.post({ kind: 'port', port: port1 }, [port1]);
      return port2;
    },
    counters: () => control.counters(),
    tick: (nowMs) => control.tick(nowMs),
    onFatal: (callback) => link.onFatal(callback),
    close: () => (closing ??= close()),
  };
}
