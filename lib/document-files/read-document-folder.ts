import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { DocumentProblem } from '../model/process-status.ts';
import type { FileDocument, ReadFile, ReadText } from './document-file.ts';

const maxFiles = 1000;
const maxBytes = 4 * 1024 * 1024;

/** Documents by their ids. */
export type DocumentsById<Kept extends FileDocument> = ReadonlyMap<Kept['id'], Kept>;

/** Reads all documents of a folder once; those that are left out for their problem are not among the records. */
export function readDocumentFolder<Kept extends FileDocument>(
  folder: string,
  readText: ReadText<Kept>,
): { readonly records: DocumentsById<Kept>; readonly problems: readonly DocumentProblem[] } {
  const records: (readonly [name: string, record: Kept])[] = [];
  const problems: DocumentProblem[] = [];
  let names: readonly string[] = [];
  try {
    names = documentFileNames(folder);
  } catch (error) {
    problems.push({ file: folder, message: `cannot be read: ${(error as Error).message}` });
  }
  for (const name of names) {
    const read = readDocumentFile(folder, name, readText);
    if ('record' in read) records.push([name, read.record]);
    else problems.push({ file: path.join(folder, name), message: read.problem });
  }
  const { byId, problems: ofIds } = recordsById(folder, records);
  return { records: byId, problems: [...problems, ...ofIds] };
}

/** The files of a folder that are read, `*.json`, by name; a folder need not be there. @throws when it is, and cannot be read */
export function documentFileNames(folder: string): readonly string[] {
  const names = namesIn(folder).filter((name) => name.endsWith('.json') && !name.startsWith('.'));
  return names.slice(0, maxFiles);
}

/** What lies in a folder as if it were to be read, and is not: YAML and folders. None where the folder cannot be read. */
export function ignoredNames(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    const isMeant = (name: string): boolean => /\.ya?ml$/.test(name);
    return entries.flatMap((entry) => (entry.isDirectory() || isMeant(entry.name) ? [entry.name] : [])).sort();
  } catch {
    return [];
  }
}

/** Reads one of them from the disk. */
export function readDocumentFile<Kept>(folder: string, name: string, readText: ReadText<Kept>): ReadFile<Kept> {
  const file = path.join(folder, name);
  try {
    const { mtimeMs, size } = statSync(file);
    if (size > maxBytes) return { problem: `is larger than ${maxBytes} bytes` };
    return readText(readFileSync(file, 'utf8'), { file, name, modifiedAtMs: Math.floor(mtimeMs) });
  } catch (error) {
    return { problem: `cannot be read: ${(error as Error).message}` };
  }
}

/** Of two files with one id the first has it. @param records each with the name of its file */
export function recordsById<Kept extends FileDocument>(
  folder: string,
  records: Iterable<readonly [name: string, record: Kept]>,
): { readonly byId: DocumentsById<Kept>; readonly problems: readonly DocumentProblem[] } {
  const byId = new Map<Kept['id'], Kept>();
  const fileOf = new Map<Kept['id'], string>();
  const problems: DocumentProblem[] = [];
  for (const [name, record] of records) {
    const file = path.join(folder, name);
    const other = fileOf.get(record.id);
    if (other === undefined) {
      byId.set(record.id, record);
      fileOf.set(record.id, file);
    } else problems.push({ file, message: `id ${record.id} is that of ${other} too; it is left out` });
  }
  return { byId, problems };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
