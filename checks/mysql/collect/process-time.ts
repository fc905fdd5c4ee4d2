import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** CPU time of a process since its start, in hundredths of a second. */
export interface ProcessTime {
  readonly user: number;
  readonly kernel: number;
}

/** What the server says of its own process. */
export interface ServerProcessPlaces {
  /** The variable `pid_file`; relative to `dataDir` where it is no absolute path. */
  readonly pidFile: string;
  readonly dataDir: string;
}

const programNames = new Set(['mariadbd', 'mysqld']);

/**
 * The CPU time of the server on this machine. Linux counts it in hundredths of a second, so that its growth per second is
 * in percent of one CPU.
 * @param procDir `/proc`
 * @returns undefined when the process is not found: by its pid file, or as the only one with the name of a server
 */
export async function readProcessTime(
  { pidFile, dataDir }: ServerProcessPlaces,
  procDir = '/proc',
): Promise<ProcessTime | undefined> {
  const written = pidFile === '' ? undefined : await readText(path.resolve(dataDir || '/', pidFile));
  const pid = written?.trim();
  if (pid && /^\d+$/.test(pid) && (await isServer(procDir, pid))) return timeOf(procDir, pid);
  const pids = (await readdir(procDir).catch(() => [])).filter((name) => /^\d+$/.test(name));
  const servers = [];
  for (const each of pids) if (await isServer(procDir, each)) servers.push(each);
  return servers.length === 1 && servers[0] !== undefined ? timeOf(procDir, servers[0]) : undefined;
}

async function isServer(procDir: string, pid: string): Promise<boolean> {
  return programNames.has((await readText(path.join(procDir, pid, 'comm')))?.trim() ?? '');
}

async function timeOf(procDir: string, pid: string): Promise<ProcessTime | undefined> {
  const stat = await readText(path.join(procDir, pid, 'stat'));
  // The second field is a name in brackets, which may hold blanks and brackets itself.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  const [user, kernel] = [Number(fields[11]), Number(fields[12])];
  return Number.isFinite(user) && Number.isFinite(kernel) ? { user, kernel } : undefined;
}

function readText(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}
