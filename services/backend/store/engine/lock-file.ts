import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

interface Holder {
  readonly pid: number;
  /** When the kernel started the process, in its own ticks; tells a reused pid. Empty where the system does not say. */
  readonly started: string;
}

/** Held as long as the store is open. */
export interface LockFile {
  release(): void;
}

/**
 * Takes `DATA/labrador.lock`, so that one lab only works on a data folder. DuckDB's own lock does not suffice: a second
 * open in the same process succeeds in silence. A lock left by a process that is gone is taken over.
 * @throws naming the folder and the process that holds it
 */
export function acquireLockFile(dataDir: string): LockFile {
  const file = path.join(dataDir, 'labrador.lock');
  for (let attempt = 0; attempt < 2; attempt++) {
    if (create(file)) return { release: () => rmSync(file, { force: true }) };
    const holder = read(file);
    if (holder && isAlive(holder)) {
      throw new Error(
        `Cannot open the data folder ${dataDir}: the lab with process id ${holder.pid} is using it. ` +
          'Stop that one, or choose another folder with --data.',
      );
    }
    rmSync(file, { force: true });
  }
  throw new Error(`Cannot lock the data folder ${dataDir}: another lab took ${file} at the same moment. Try again.`);
}

function create(file: string): boolean {
  const self: Holder = { pid: process.pid, started: startOf(process.pid) };
  try {
    writeFileSync(file, JSON.stringify(self), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new Error(`Cannot write ${file}: ${(error as Error).message}`, { cause: error });
  }
}

function read(file: string): Holder | undefined {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8')) as Partial<Holder> | null;
    if (typeof holder?.pid !== 'number') return undefined;
    return { pid: holder.pid, started: String(holder.started ?? '') };
  } catch {
    return undefined;
  }
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const started = startOf(holder.pid);
  return holder.started === '' || started === '' || started === holder.started;
}

/** Field 22 of `/proc/<pid>/stat` (proc(5)); empty where there is no such file. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
