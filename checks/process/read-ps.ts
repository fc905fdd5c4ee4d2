import { execFile } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { FoundProcess, ProcessTable } from './process-table.ts';

const run = promisify(execFile);
const columns = ['pid', 'ppid', 'uid', 'user', 'rss', 'vsz', 'time', 'lstart', 'comm'];

/**
 * Reads the processes of a machine by its `ps`, as macOS has it: no threads, files, switches, bytes and faults there.
 * @throws Error when `ps` cannot be run
 */
export async function readPs(): Promise<ProcessTable> {
  const options = { env: { ...process.env, LC_ALL: 'C' }, maxBuffer: 64 * 1024 * 1024 };
  const asked = (names: readonly string[]): string[] => ['-axww', ...names.flatMap((name) => ['-o', `${name}=`])];
  // Both may hold spaces, so that each is the last of its list.
  const [facts, commands] = await Promise.all([
    run('ps', asked(columns), options),
    run('ps', asked(['pid', 'args']), options),
  ]);
  return {
    processes: parsePs(facts.stdout, commands.stdout),
    cpuCount: os.cpus().length,
    memoryBytes: os.totalmem(),
  };
}

/**
 * @param facts lines of pid, parent's pid, user's id and name, kB resident and virtual, processor time, start and program
 * @param commands lines of pid and command line
 */
export function parsePs(facts: string, commands: string): FoundProcess[] {
  const commandLines = new Map(
    [...commands.matchAll(/^ *(\d+) (.*)$/gm)].map(([, pid, commandLine = '']) => [Number(pid), commandLine.trim()]),
  );
  const line = /^ *(\d+) +(\d+) +(\d+) +(\S+) +(\d+) +(\d+) +(\S+) +(\w+ +\w+ +\d+ +[\d:]+ +\d+) +(.*)$/gm;
  return [...facts.matchAll(line)].map(([, ...fields]) => {
    const [pid, parentPid, userId, userName = '', rss, vsz, time = '', start = '', program = ''] = fields;
    return {
      pid: Number(pid),
      parentPid: Number(parentPid),
      name: path.basename(program.trim()),
      commandLine: commandLines.get(Number(pid)) ?? '',
      userId: Number(userId),
      userName,
      readUsage: async () => ({
        startedAtMs: Date.parse(start),
        cpuTimeMs: durationMs(time),
        rssBytes: Number(rss) * 1024,
        vmsBytes: Number(vsz) * 1024,
      }),
    };
  });
}

/** Of `1-02:03:04`, `02:03:04` or `3:04.05`. */
function durationMs(text: string): number {
  const [clock = '', days = '0'] = text.split('-').reverse();
  const seconds = clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return Math.round((Number(days) * 86_400 + seconds) * 1000);
}
