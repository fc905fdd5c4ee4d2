import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../../lib/config/places.ts';

/** How many folders up a package.json that is not there yet is waited for. */
const mostMissing = 4;

/**
 * Places near a module at which a package.json could come up, then the one that is there and says how
 * the module is read, if one is. The clone's own is not among them.
 */
export function packageFiles(file: string): string[] {
  const missing: string[] = [];
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    const each = path.join(folder, 'package.json');
    if (folder === projectRoot) return missing.slice(0, mostMissing);
    if (existsSync(each)) return [...missing.slice(0, mostMissing), each];
    missing.push(each);
    if (folder === path.dirname(folder)) return missing.slice(0, mostMissing);
  }
}
