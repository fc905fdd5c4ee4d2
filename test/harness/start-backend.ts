import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { projectRoot } from '../../lib/config/places.ts';
import { isReadyMessage } from '../../lib/lifecycle/ready.ts';

/** A backend process of a test, on free ports. */
export interface TestBackend {
  /** Of the API. */
  readonly url: string;
  readonly dogstatsdPort: number;
  readonly pid: number;
  /** Ends it, unless it has ended, and waits until it is gone; with SIGTERM it writes what it has. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/**
 * Starts the backend's own entry file on a data folder, as the supervisor does.
 * @param from `configDir` may be missing: the defaults then
 * @throws when it ends before it is ready
 */
export async function startBackend(from: {
  readonly dataDir: string;
  readonly configDir: string;
}): Promise<TestBackend> {
  const child = spawn(process.execPath, [path.join(projectRoot, 'services/backend/main.ts')], {
    env: {
      PATH: process.env.PATH,
      ...(process.env.NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE } : {}),
      LABRADOR_CONFIG_DIR: from.configDir,
      LABRADOR_DATA_DIR: from.dataDir,
      DD_LABRADOR_PORT: '0',
      DD_DOGSTATSD_PORT: '0',
      DD_APM_RECEIVER_PORT: '0',
      DD_LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  const first: unknown = await Promise.race([once(child, 'message').then(([message]) => message), exited]);
  if (!isReadyMessage(first)) throw new Error(`The backend ended before it was ready: ${JSON.stringify(first)}`);
  return {
    url: first.endpoints.http ?? '',
    dogstatsdPort: Number(new URL(first.endpoints.dogstatsd ?? 'udp://x:0').port),
    pid: child.pid ?? 0,
    end: async (signal) => {
      child.kill(signal);
      await exited;
    },
  };
}
