import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { childEnvironment } from '../../../cli/supervise/child-environment.ts';
import { projectRoot } from '../../../lib/config/places.ts';
import { isReadyMessage } from '../../../lib/lifecycle/ready.ts';
import type { Endpoints } from '../../../lib/model/process-status.ts';
import type { BenchContext } from '../bench.ts';

/** The real backend, in a process of its own, as the supervisor starts it. */
export interface RunningBackend {
  readonly endpoints: Endpoints;
  readonly dataDir: string;
  /** From its start until it said that it is ready, in milliseconds. */
  readonly readyMs: number;
  /** By `performance.now()`. */
  readonly startedAtMs: number;
  stop(): Promise<unknown>;
}

/**
 * Starts the backend on free ports with an empty data folder.
 * @param configDir the clone's configuration where it is absent
 * @throws when it ends before it is ready; what it wrote to standard error stands above
 */
export async function startBackend(
  { folder, after }: Pick<BenchContext, 'folder' | 'after'>,
  configDir = path.join(projectRoot, 'config'),
): Promise<RunningBackend> {
  const dataDir = mkdtempSync(path.join(folder, 'b-'));
  const startedAtMs = performance.now();
  const child = fork(path.join(projectRoot, 'services/backend/main.ts'), [], {
    env: {
      ...childEnvironment(process.env, { configDir, dataDir }),
      DD_LABRADOR_PORT: '0',
      DD_DOGSTATSD_PORT: '0',
      DD_APM_RECEIVER_PORT: '0',
      DD_LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  const stop = (): Promise<unknown> => {
    child.kill('SIGTERM');
    return exited;
  };
  after(stop);
  const [first] = (await Promise.race([once(child, 'message'), exited])) as [unknown];
  const readyMs = performance.now() - startedAtMs;
  if (!isReadyMessage(first)) throw new Error('Cannot start the backend: it ended before it was ready');
  return { endpoints: first.endpoints, dataDir, readyMs, startedAtMs, stop };
}
