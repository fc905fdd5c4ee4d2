import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FoundProcess, ProcessTable, ProcessUsage } from './process-table.ts';

/** Milliseconds of a tick, in which the kernel tells times: a hundredth of a second on every machine (USER_HZ). */
const tickMs = 10;

/** Called with what was not allowed to be read, such as `/proc/1/io`. */
type OnDenied = (file: string) => void;

interface ProcOptions {
  /** The file of users, as `/etc/passwd`. */
  readonly usersFile: string;
  readonly onDenied: OnDenied;
}

/**
 * Reads the processes of a Linux machine (proc(5)).
 * @param root the folder `/proc`, or another machine's that stands elsewhere
 * @throws Error when the folder is no `/proc`
 */
export async function readProc(root: string, options: ProcOptions): Promise<ProcessTable> {
  const machine = await readFile(path.join(root, 'stat'), 'utf8').catch((error: Error) => {
    throw new Error(`Cannot read the processes in ${root}: ${error.message}`, { cause: error });
  });
  const memory = fieldsOf(await readFile(path.join(root, 'meminfo'), 'utf8'));
  const userNames = await readUserNames(options.usersFile);
  const bootedAtMs = Number(/^btime (\d+)/m.exec(machine)?.[1] ?? 0) * 1000;
  const pids = (await readdir(root)).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map((pid) => readProcess(path.join(root, pid), { userNames, bootedAtMs, onDenied: options.onDenied })),
  );
  return {
    processes: found.filter((each) => each !== undefined),
    cpuCount: [...machine.matchAll(/^cpu\d+ /gm)].length,
    memoryBytes: bytesOf(memory.get('MemTotal')) ?? 0,
  };
}

interface MachineFacts {
  readonly userNames: ReadonlyMap<number, string>;
  readonly bootedAtMs: number;
  readonly onDenied: OnDenied;
}

/** @param folder that of the process */
async function readProcess(folder: string, machine: MachineFacts): Promise<FoundProcess | undefined> {
  const { userNames, onDenied } = machine;
  const [stat, status, command] = await Promise.all(
    ['stat', 'status', 'cmdline'].map((name) => readIfAllowed(path.join(folder, name), onDenied)),
  );
  if (stat === undefined || status === undefined) return undefined;
  const words = (command ?? '').split('\0').filter((word, index, all) => word !== '' || index < all.length - 1);
  const userId = Number(fieldsOf(status).get('Uid')?.split(/\s+/)[0]);
  const userName = userNames.get(userId);
  return {
    pid: Number(path.basename(folder)),
    parentPid: Number(statFields(stat)[1]),
    name: fullName(commandOf(stat), words[0] ?? ''),
    commandLine: words.join(' '),
    userId,
    ...(userName === undefined ? {} : { userName }),
    readUsage: () => readUsage(folder, machine),
  };
}

async function readUsage(folder: string, machine: MachineFacts): Promise<ProcessUsage | undefined> {
  const { bootedAtMs, onDenied } = machine;
  const [stat, status, io] = await Promise.all(
    ['stat', 'status', 'io'].map((name) => readIfAllowed(path.join(folder, name), onDenied)),
  );
  if (stat === undefined || status === undefined) return undefined;
  const openFiles = await ifAllowed(path.join(folder, 'fd'), { read: (each) => readdir(each), onDenied });
  const numbers = statFields(stat).map(Number);
  const [, , , , , , , minor, childMinor, major, childMajor, userTicks = 0, systemTicks = 0] = numbers;
  const ofStatus = fieldsOf(status);
  const ofIo = fieldsOf(io ?? '');
  const file = bytesOf(ofStatus.get('RssFile'));
  const shared = file === undefined ? undefined : file + (bytesOf(ofStatus.get('RssShmem')) ?? 0);
  return {
    startedAtMs: bootedAtMs + (numbers[19] ?? 0) * tickMs,
    cpuTimeMs: (userTicks + systemTicks) * tickMs,
    ...present({
      rssBytes: bytesOf(ofStatus.get('VmRSS')),
      vmsBytes: bytesOf(ofStatus.get('VmSize')),
      sharedBytes: shared,
      threads: numberOf(ofStatus.get('Threads')),
      openFiles: openFiles?.length,
      voluntarySwitches: numberOf(ofStatus.get('voluntary_ctxt_switches')),
      involuntarySwitches: numberOf(ofStatus.get('nonvoluntary_ctxt_switches')),
      readCount: numberOf(ofIo.get('syscr')),
      writeCount: numberOf(ofIo.get('syscw')),
      readBytes: numberOf(ofIo.get('read_bytes')),
      writeBytes: numberOf(ofIo.get('write_bytes')),
      minorFaults: minor,
      childMinorFaults: childMinor,
      majorFaults: major,
      childMajorFaults: childMajor,
    }),
  };
}

/** The fields of a process's `stat` from the third on: the second, its name in parentheses, may hold anything. */
function statFields(stat: string): string[] {
  return stat
    .slice(stat.lastIndexOf(')') + 2)
    .trim()
    .split(' ');
}

function commandOf(stat: string): string {
  return stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
}

/** The kernel keeps 15 characters of a name; the rest stands in the command line, unless the process changed either. */
function fullName(name: string, firstWord: string): string {
  const program = path.basename(firstWord);
  return name.length >= 15 && program.startsWith(name) ? program : name;
}

/** Lines of `<name>: <value>`. */
function fieldsOf(text: string): ReadonlyMap<string, string> {
  return new Map([...text.matchAll(/^([^:\n]+):[ \t]*(.*)$/gm)].map(([, name = '', value = '']) => [name, value]));
}

function numberOf(value: string | undefined): number | undefined {
  return value === undefined ? undefined : Number.parseInt(value, 10);
}

/** Of a value such as `1752 kB`. */
function bytesOf(value: string | undefined): number | undefined {
  return value === undefined ? undefined : Number.parseInt(value, 10) * 1024;
}

type Present<T> = { [K in keyof T]?: NonNullable<T[K]> };

function present<T extends Readonly<Record<string, number | undefined>>>(values: T): Present<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<T>;
}

async function readUserNames(file: string): Promise<ReadonlyMap<number, string>> {
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n').map((line) => line.split(':'));
  return new Map(lines.map(([name = '', , id]) => [Number(id), name]));
}

function readIfAllowed(file: string, onDenied: OnDenied): Promise<string | undefined> {
  return ifAllowed(file, { read: (each) => readFile(each, 'utf8'), onDenied });
}

/** @returns undefined when it may not be read, which is told, or is there no more: processes end while one looks */
async function ifAllowed<T>(
  file: string,
  options: { readonly read: (file: string) => Promise<T>; readonly onDenied: OnDenied },
): Promise<T | undefined> {
  try {
    return await options.read(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM') options.onDenied(file);
    else if (code !== 'ENOENT' && code !== 'ESRCH') throw error;
    return undefined;
  }
}
