import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import os from 'node:os';

/** What the host's metadata is read from, so that a test can be another system. */
export interface LocalSystem {
  readonly platform: NodeJS.Platform;
  readonly os: Pick<
    typeof os,
    'arch' | 'cpus' | 'hostname' | 'machine' | 'networkInterfaces' | 'release' | 'totalmem' | 'type' | 'version'
  >;
  /** A file as text; empty when it cannot be read. */
  readText(file: string): Promise<string>;
  /** What a program prints, also one that fails; empty when it cannot be started or takes too long. */
  run(program: string, args: readonly string[]): Promise<string>;
}

/** Longest that a program may take: `df` hangs where a disk does. */
const runTimeoutMs = 2000;
const mostOutputBytes = 1 << 20;

/** This machine. */
export const localSystem: LocalSystem = {
  platform: process.platform,
  os,
  readText: (file) => readFile(file, 'utf8').catch(() => ''),
  run: (program, args) => runProgram(program, { args, timeoutMs: runTimeoutMs }),
};

/** @returns what it printed; empty after the time-out, also when the program cannot be ended */
export function runProgram(
  program: string,
  { args, timeoutMs }: { readonly args: readonly string[]; readonly timeoutMs: number },
): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  execFile(
    program,
    [...args],
    {
      // Numbers with a point and names in English.
      env: { PATH: '/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', ...(process.env.TZ ? { TZ: process.env.TZ } : {}) },
      signal: AbortSignal.timeout(timeoutMs),
      killSignal: 'SIGKILL',
      maxBuffer: mostOutputBytes,
    },
    (error, stdout) => resolve(error?.name === 'AbortError' ? '' : stdout),
  );
  return promise;
}
