import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { DashboardRecord } from '../dashboard-record.ts';
import { type ReadFile, readDashboardFile } from './read-dashboard-file.ts';

const maxFiles = 1000;
const maxBytes = 4 * 1024 * 1024;

/** What is wrong with a file of a dashboard. */
export interface DashboardFileProblem {
  readonly file: string;
  readonly message: string;
}

/** Reads all dashboards of a folder once; those that are left out for their problem are not among the records. */
export function readDashboardFolder(folder: string): {
  readonly records: ReadonlyMap<string, DashboardRecord>;
  readonly problems: readonly DashboardFileProblem[];
} {
  const records: DashboardRecord[] = [];
  const problems: DashboardFileProblem[] = [];
  for (const name of dashboardFileNames(folder)) {
    const read = readDashboardFileAt(folder, name);
    if ('record' in read) records.push(read.record);
    else problems.push({ file: path.join(folder, name), message: read.problem });
  }
  const { byId, problems: ofIds } = recordsById(records);
  return { records: byId, problems: [...problems, ...ofIds] };
}

/** The files of a folder that are read as dashboards, by name; a folder need not be there. */
export function dashboardFileNames(folder: string): readonly string[] {
  const names = namesIn(folder).filter((name) => name.endsWith('.json') && !name.startsWith('.'));
  return names.slice(0, maxFiles);
}

/** Reads one of them from the disk. */
export function readDashboardFileAt(folder: string, name: string): ReadFile {
  const file = path.join(folder, name);
  try {
    const { mtimeMs, size } = statSync(file);
    if (size > maxBytes) return { problem: `is larger than ${maxBytes} bytes` };
    return readDashboardFile(readFileSync(file, 'utf8'), { file, name, modifiedAtMs: Math.floor(mtimeMs) });
  } catch (error) {
    return { problem: `cannot be read: ${(error as Error).message}` };
  }
}

/** Of two files with one id the first has it. */
export function recordsById(records: Iterable<DashboardRecord>): {
  readonly byId: ReadonlyMap<string, DashboardRecord>;
  readonly problems: readonly DashboardFileProblem[];
} {
  const byId = new Map<string, DashboardRecord>();
  const problems: DashboardFileProblem[] = [];
  for (const record of records) {
    const other = byId.get(record.id);
    if (!other) byId.set(record.id, record);
    else {
      const message = `id ${record.id} is that of ${other.file} too; it is left out`;
      problems.push({ file: record.file ?? '', message });
    }
  }
  return { byId, problems };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
