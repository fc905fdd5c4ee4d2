import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** Bytes that the files below a folder take on disk, as `du` counts them: whole blocks, holes left out. */
export function diskUsage(folder: string): number {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).blocks * 512, 0);
}
