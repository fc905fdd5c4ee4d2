import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { Clock } from '../../../lib/clock/clock.ts';
import type { ServerPlaces } from './server-places.ts';

/** How long it may take to stop before it is killed. Milliseconds. */
const graceMs = 10_000;
const lookEveryMs = 20;

/**
 * Ends a server that still runs on this data folder because the process that kept it was killed: only one may open it.
 * @returns its process id, if there was one
 * @throws when it does not end
 */
export async function endLeftover(places: ServerPlaces, clock: Clock): Promise<number | undefined> {
  const pid = Number((await readFile(places.pidFile, 'utf8').catch(() => '')).trim());
  // The number may be another process's by now.
  const isThere = async (): Promise<boolean> => (await commandLine(pid)).includes(places.pidFile);
  if (!Number.isInteger(pid) || pid <= 1 || !(await isThere())) return undefined;
  const goneWithin = async (ms: number): Promise<boolean> => {
    const endMs = clock.monotonic() + ms;
    while (await isThere()) {
      if (clock.monotonic() >= endMs) return false;
      await new Promise<void>((resolve) => clock.after(lookEveryMs, resolve));
    }
    return true;
  };
  signal(pid, 'SIGTERM');
  if (await goneWithin(graceMs)) return pid;
  signal(pid, 'SIGKILL');
  if (await goneWithin(graceMs)) return pid;
  throw new Error(`Cannot end the server of an earlier start, pid ${pid}; end it by hand`);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended by itself.
  }
}

/** Of a process with its arguments; empty when it has ended. */
async function commandLine(pid: number): Promise<string> {
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return new Promise((resolve) => {
    execFile('ps', ['-ww', '-o', 'command=', '-p', String(pid)], (error, stdout) => resolve(error ? '' : stdout));
  });
}
