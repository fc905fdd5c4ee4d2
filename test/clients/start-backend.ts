import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock } from '../../lib/clock/system-clock.ts';
import { projectRoot } from '../../lib/config/places.ts';
import { isReadyMessage } from '../../lib/lifecycle/ready.ts';
import { readStatus } from '../../lib/lifecycle/status-socket.ts';
import { createLogger } from '../../lib/log/logger.ts';
import type { BackendStatus } from '../../lib/model/process-status.ts';
import type { ServiceCheck } from '../../lib/model/service-check.ts';
import { openStore } from '../../services/backend/store/open-store.ts';

/** A busy machine may let it wait. */
const statusTimeoutMs = 20_000;

/** The backend as a process of its own, as a client sees it. */
export interface Backend {
  readonly pid: number;
  /** Of the HTTP doors and the API. */
  readonly url: string;
  /** Where DogStatsD listens. */
  readonly dogstatsd: { readonly host: string; readonly port: number };
  /** Where traces are sent to. */
  readonly traces: string;
  /** A folder of its own, removed with the backend; its Unix sockets may lie here. */
  readonly folder: string;
  /** What it logged so far. */
  log(): string;
  status(): Promise<BackendStatus>;
  /** Whether the process runs. */
  isAlive(): boolean;
  /** Ends it with SIGTERM. @returns its exit status */
  stop(): Promise<number | null>;
  /** The service checks that it stored, asked of its data folder: no endpoint gives them yet. Only after `stop`. */
  storedChecks(): Promise<readonly ServiceCheck[]>;
  /** Ends it if it still runs and removes its folder. */
  remove(): Promise<void>;
}

/**
 * Starts the backend's own entry file on free ports with data of its own. Remove it in `after`.
 * @param config text of its `datadog.yaml`, given the folder
 * @throws with its log when it does not start
 */
export async function startBackend(config: (folder: string) => string = () => ''): Promise<Backend> {
  const folder = mkdtempSync(path.join(tmpdir(), 'labrador-client-'));
  const dataDir = path.join(folder, 'data');
  const configDir = path.join(folder, 'config');
  mkdirSync(configDir);
  writeFileSync(path.join(configDir, 'datadog.yaml'), config(folder));
  const child = spawn(process.execPath, [path.join(projectRoot, 'services/backend/main.ts')], {
    env: {
      PATH: process.env.PATH,
      ...(process.env.NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE } : {}),
      LABRADOR_CONFIG_DIR: configDir,
      LABRADOR_DATA_DIR: dataDir,
      DD_LABRADOR_PORT: '0',
      DD_DOGSTATSD_PORT: '0',
      DD_APM_RECEIVER_PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let log = '';
  for (const output of [child.stdout, child.stderr]) {
    output?.setEncoding('utf8').on('data', (text: string) => {
      // Bounded: a long run may log a lot.
      log = (log + text).slice(-100_000);
    });
  }
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  const stop = (): Promise<number | null> => {
    child.kill('SIGTERM');
    return exited;
  };
  const remove = async (): Promise<void> => {
    child.kill('SIGKILL');
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
  const first = await Promise.race([once(child, 'message').then(([message]) => message as unknown), exited]);
  if (!isReadyMessage(first)) {
    await remove();
    throw new Error(`The backend did not start:\n${log}`);
  }
  const { hostname, port } = new URL(first.endpoints.dogstatsd ?? '');
  return {
    pid: child.pid ?? 0,
    url: first.endpoints.http ?? '',
    dogstatsd: { host: hostname, port: Number(port) },
    traces: first.endpoints.traces ?? '',
    folder,
    log: () => log,
    status: async () => {
      const status = await readStatus<BackendStatus>({ dataDir, name: 'backend' }, statusTimeoutMs);
      if (!status) throw new Error(`The backend does not answer:\n${log}`);
      return status;
    },
    isAlive: () => child.exitCode === null && child.signalCode === null,
    stop,
    storedChecks: async () => {
      const store = await openStore({ dataDir, clock: systemClock, log: createLogger('test', 'off') });
      try {
        return await store.checks.latest({});
      } finally {
        await store.close();
      }
    },
    remove,
  };
}
