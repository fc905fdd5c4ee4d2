import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Memory } from '../sources/memory.ts';

/** `vmstat` counts swapping in pages; the size is that of nearly all kernels, and what the Agent takes. */
const pageBytes = 4096;

/**
 * Reads `meminfo` and `vmstat`. `cached` holds the slab that can be reclaimed, as `free` and the Agent have it.
 * @throws when one cannot be read, or does not say how much memory there is
 */
export async function readMemory(root: string): Promise<Memory> {
  const info = await readTable(path.join(root, 'meminfo'));
  const vmstat = await readTable(path.join(root, 'vmstat'));
  const bytes = (key: string): number => (info.get(key) ?? 0) * 1024;
  const total = bytes('MemTotal');
  if (total === 0) throw new Error(`Cannot read ${path.join(root, 'meminfo')}: MemTotal is missing`);
  const cached = bytes('Cached') + bytes('SReclaimable');
  return {
    total,
    free: bytes('MemFree'),
    usable: info.has('MemAvailable') ? bytes('MemAvailable') : bytes('MemFree') + bytes('Buffers') + cached,
    cached,
    buffered: bytes('Buffers'),
    shared: bytes('Shmem'),
    slab: bytes('Slab'),
    slabReclaimable: bytes('SReclaimable'),
    pageTables: bytes('PageTables'),
    commitLimit: bytes('CommitLimit'),
    committedAs: bytes('Committed_AS'),
    swap: {
      total: bytes('SwapTotal'),
      free: bytes('SwapFree'),
      cached: bytes('SwapCached'),
      swappedIn: (vmstat.get('pswpin') ?? 0) * pageBytes,
      swappedOut: (vmstat.get('pswpout') ?? 0) * pageBytes,
    },
  };
}

/** Lines of `name value` or `name: value kB`. */
async function readTable(file: string): Promise<ReadonlyMap<string, number>> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  return new Map(lines.map((line) => line.split(/:?\s+/)).map(([name = '', value]) => [name, Number(value)]));
}
