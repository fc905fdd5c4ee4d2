import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** Folders with code that is not ours, or not source. */
const skipped = new Set(['node_modules', '.git', '.labrador', 'dist']);

/**
 * All `*.test.ts` in a folder, in a fixed order; with `paths` only those among or below them. Absolute.
 */
export function listTestFiles(folder: string, paths: readonly string[]): string[] {
  const roots = paths.length > 0 ? paths : [folder];
  return [...new Set(roots.flatMap((root) => (statSync(root).isDirectory() ? walk(root) : [root])))].sort();
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : walk(full);
    return entry.isFile() && entry.name.endsWith('.test.ts') ? [full] : [];
  });
}
