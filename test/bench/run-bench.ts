import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cleanEnvironment } from '../harness/clean-environment.ts';
import type { Bench, BenchResult } from './bench.ts';
import type { ChildMessage } from './child.ts';
import { pause } from './measure/pause.ts';

/** So many times longer than usual may a benchmark take, on a slow or busy machine, before it is ended. */
const patience = 6;
/** How long it may then take to stop what it started, in milliseconds. */
const graceMs = 10_000;

const childFile = fileURLToPath(new URL('./child.ts', import.meta.url));

/**
 * Runs one benchmark in a process of its own, so that none disturbs the next and its memory is its own.
 * @param options.signal ends it early
 * @throws when it could not run, with the reason
 */
export async function runBench(
  { name, seconds }: Bench,
  { full, signal }: { readonly full: boolean; readonly signal: AbortSignal },
): Promise<BenchResult> {
  // Short: Unix sockets lie below it.
  const folder = await mkdtemp(path.join(tmpdir(), 'lab-bench-'));
  const child = fork(childFile, [name, folder, ...(full ? ['--full'] : [])], { env: cleanEnvironment(process.env) });
  const onAbort = (): void => void child.kill('SIGTERM');
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort);
  const longest = seconds[full ? 1 : 0] * patience * 1000;
  const timer = setTimeout(() => {
    child.kill('SIGTERM');
    void pause(graceMs).then(() => child.kill('SIGKILL'));
  }, longest);
  try {
    const message = await new Promise<ChildMessage>((resolve) => {
      child.once('message', (answer) => resolve(answer as ChildMessage));
      child.once('exit', (code, by) => resolve({ kind: 'failed', message: `its process ended by ${by ?? code}` }));
    });
    if (message.kind === 'failed') throw new Error(`Cannot run ${name}: ${message.message}`);
    return message.result;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
    if (child.exitCode === null && child.signalCode === null)
      await new Promise((resolve) => child.once('exit', resolve));
    await rm(folder, { recursive: true, force: true });
  }
}
