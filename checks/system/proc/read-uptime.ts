import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Reads `uptime`. @returns seconds since boot @throws when it cannot be read */
export async function readUptime(root: string): Promise<number> {
  return Number.parseFloat(await readFile(path.join(root, 'uptime'), 'utf8'));
}
