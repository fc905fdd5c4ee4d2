import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** Bytes that the files below a folder, or those with such names, take on disk as `du` counts: whole blocks, no holes. */
export function diskUsage(folder: string, counts: (name: string) => boolean = () => true): number {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && counts(entry.name))
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).blocks * 512, 0);
}
