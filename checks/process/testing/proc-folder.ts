import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';

/** A process as `/proc` tells of it; what is left out is as in the recording. */
export interface RecordedProcess {
  readonly pid: number;
  readonly parentPid?: number;
  readonly name?: string;
  readonly words?: readonly string[];
  readonly userId?: number;
  readonly rssKb?: number;
  readonly cpuTicks?: readonly [user: number, system: number];
  readonly faults?: readonly [minor: number, childMinor: number, major: number, childMajor: number];
  /** Ticks of a hundredth of a second after the boot. */
  readonly startTicks?: number;
  readonly readBytes?: number;
  readonly openFiles?: number;
}

/** Unix seconds at which the recorded machine came up. */
export const bootedAtS = 1_750_000_000;

/** A folder as `/proc` of a recorded Linux machine, of 2 processors and 1,000,000 kB; removed after the test. */
export function procFolder(context: TestContext, processes: readonly RecordedProcess[]): string {
  const root = mkdtempSync(path.join(tmpdir(), 'proc-'));
  context.after(() => rmSync(root, { recursive: true }));
  writeFileSync(path.join(root, 'meminfo'), 'MemTotal:        1000000 kB\nMemFree:          500000 kB\n');
  writeFileSync(
    path.join(root, 'stat'),
    `cpu  35157 0 7221 1624947 657 0 657 81 0 0\ncpu0 17478 0 3646 812466 401 0 303 39 0 0\ncpu1 17679 0 3575 812481 256 0 353 41 0 0\nctxt 9\nbtime ${bootedAtS}\n`,
  );
  mkdirSync(path.join(root, 'sys'));
  for (const each of processes) writeProcess(root, each);
  return root;
}

/** Writes a process into such a folder, in place of what was there. */
export function writeProcess(root: string, given: RecordedProcess): void {
  const folder = path.join(root, String(given.pid));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.join(folder, 'fd'), { recursive: true });
  const { name = 'node', words = ['/usr/bin/node', 'app.js'], userId = 1000, rssKb = 1752 } = given;
  const { cpuTicks = [0, 0], faults = [123, 0, 0, 0], startTicks = 1000, readBytes = 0, openFiles = 0 } = given;
  const files = {
    stat: `${given.pid} (${name}) S ${given.parentPid ?? 1} 10313 2654 0 -1 4194304 ${faults.join(' ')} ${cpuTicks.join(' ')} 0 0 20 0 3 0 ${startTicks} 3133440 410 18446744073709551615 94236955987968 0 0 0 0 0 0 0 17 1 0 0 0 0 0\n`,
    status: `Name:\t${name}\nPid:\t${given.pid}\nPPid:\t${given.parentPid ?? 1}\nUid:\t${userId}\t0\t0\t0\nVmSize:\t    3060 kB\nVmRSS:\t    ${rssKb} kB\nRssAnon:\t     112 kB\nRssFile:\t    1000 kB\nRssShmem:\t      40 kB\nThreads:\t3\nvoluntary_ctxt_switches:\t7\nnonvoluntary_ctxt_switches:\t5\n`,
    io: `rchar: 8698\nwchar: 1722\nsyscr: 14\nsyscw: 2\nread_bytes: ${readBytes}\nwrite_bytes: 4096\ncancelled_write_bytes: 0\n`,
    cmdline: words.map((word) => `${word}\0`).join(''),
  };
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, file), text);
  for (let fd = 0; fd < openFiles; fd++) writeFileSync(path.join(folder, 'fd', String(fd)), '');
}
