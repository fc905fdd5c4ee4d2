import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { DeviceCounters, Devices } from '../sources/io.ts';

/** Reads `diskstats`: disks and their partitions, without those that never did anything (loop0 and the like). */
export async function readDevices(root: string): Promise<Devices> {
  const lines = (await readFile(path.join(root, 'diskstats'), 'utf8')).split('\n');
  const devices = lines.map((line) => line.trim().split(/\s+/)).filter((fields) => fields.length >= 14);
  return new Map(
    devices
      .map(([, , name = '', ...counters]) => [name, toCounters(counters.map(Number))] as const)
      .filter(([, { reads, writes }]) => reads + writes > 0),
  );
}

function toCounters(fields: readonly number[]): DeviceCounters {
  const [reads = 0, readsMerged = 0, sectorsRead = 0, readMs = 0] = fields;
  const [writes = 0, writesMerged = 0, sectorsWritten = 0, writeMs = 0, , busyMs = 0, weightedMs = 0] = fields.slice(4);
  return {
    ...{ reads, readsMerged, sectorsRead, readMs, writes, writesMerged, sectorsWritten, writeMs },
    ...{ busyMs, weightedMs },
  };
}
