import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FileHandles } from '../sources/file-handles.ts';

/** Reads `sys/fs/file-nr`. @throws when it cannot be read, or is not three numbers */
export async function readFileHandles(root: string): Promise<FileHandles> {
  const file = path.join(root, 'sys/fs/file-nr');
  const [allocated, unused, max] = (await readFile(file, 'utf8')).trim().split(/\s+/).map(Number);
  if (allocated === undefined || unused === undefined || max === undefined) {
    throw new Error(`Cannot read ${file}: it does not have three numbers`);
  }
  return { allocated, unused, max };
}
