import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { childEnvironment } from '../../../cli/supervise/child-environment.ts';
import { placesFromEnvironment } from '../../../lib/config/places.ts';
import type { BenchContext } from '../bench.ts';

/** A small program that something of ours is held against. */
export interface ReferenceProgram {
  /** From its start until its first message, milliseconds. */
  readonly readyMs: number;
  /** Sends it a message and waits for the answer. */
  ask(): Promise<unknown>;
  stop(): Promise<void>;
}

/**
 * Starts a program, given by its absolute path, in the same environment as the backend's, and waits for its first message.
 * @throws when it ends before
 */
export async function startReference(
  file: string,
  { after }: Pick<BenchContext, 'after'>,
  args: readonly string[] = [],
): Promise<ReferenceProgram> {
  const startMs = performance.now();
  const child: ChildProcess = fork(file, args, {
    env: childEnvironment(process.env, placesFromEnvironment({})),
  });
  const exited = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await exited;
  };
  after(stop);
  const first = await Promise.race([once(child, 'message').then(() => 'ready'), exited]);
  if (first !== 'ready') throw new Error(`Cannot start ${path.basename(file)}: it ended before it was ready`);
  const readyMs = performance.now() - startMs;
  const ask = async (): Promise<unknown> => {
    child.send('now');
    const [answer] = (await once(child, 'message')) as [unknown];
    return answer;
  };
  return { readyMs, ask, stop };
}
