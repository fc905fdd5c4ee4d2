import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Milliseconds since boot. */
export interface BusyTimes {
  readonly readMs: number;
  readonly writeMs: number;
}

/**
 * Reads `diskstats` by name of device, without devices that never did anything (loop0 and the like).
 * @param root of the proc file system
 * @throws when it cannot be read
 */
export async function readBusyTimes(root: string): Promise<ReadonlyMap<string, BusyTimes>> {
  const lines = (await readFile(path.join(root, 'diskstats'), 'utf8')).split('\n');
  const devices = lines.map((line) => line.trim().split(/\s+/)).filter((fields) => fields.length >= 14);
  return new Map(
    devices
      .filter((fields) => Number(fields[3]) + Number(fields[7]) > 0)
      .map((fields) => [fields[2] ?? '', { readMs: Number(fields[6]), writeMs: Number(fields[10]) }]),
  );
}
