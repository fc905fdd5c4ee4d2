import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Load } from '../sources/load.ts';
import { readCpuTimes } from './read-cpu-times.ts';

/** Reads `loadavg`, and `stat` for the cores. @throws when one cannot be read */
export async function readLoad(root: string): Promise<Load> {
  const [one = 0, five = 0, fifteen = 0] = (await readFile(path.join(root, 'loadavg'), 'utf8')).split(' ').map(Number);
  const { cores } = await readCpuTimes(root);
  return { averages: [one, five, fifteen], cores };
}
