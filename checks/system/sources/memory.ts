import type { Reading } from '../reading.ts';

/** Bytes; what the system does not tell is absent. */
export interface Memory {
  readonly total: number;
  readonly free: number;
  /** What programs can still have without swapping. */
  readonly usable: number;
  readonly cached?: number;
  readonly buffered?: number;
  readonly shared?: number;
  readonly slab?: number;
  readonly slabReclaimable?: number;
  readonly pageTables?: number;
  readonly commitLimit?: number;
  readonly committedAs?: number;
  readonly swap?: Swap;
}

/** Bytes. */
export interface Swap {
  readonly total: number;
  readonly free: number;
  readonly cached: number;
  /** Since boot. */
  readonly swappedIn: number;
  readonly swappedOut: number;
}

const mebibyte = 1024 * 1024;

/** `system.mem.*` and `system.swap.*`, in MiB, as the Agent sends them. */
export function memoryReadings(memory: Memory): Reading[] {
  const { total, free, usable, swap } = memory;
  return [
    ...inMebibytes('system.mem', {
      total,
      free,
      used: total - free,
      usable,
      cached: memory.cached,
      buffered: memory.buffered,
      shared: memory.shared,
      slab: memory.slab,
      slab_reclaimable: memory.slabReclaimable,
      page_tables: memory.pageTables,
      commit_limit: memory.commitLimit,
      committed_as: memory.committedAs,
    }),
    { type: 'gauge', name: 'system.mem.pct_usable', value: usable / total },
    ...(swap ? swapReadings(swap) : []),
  ];
}

function swapReadings({ total, free, cached, swappedIn, swappedOut }: Swap): Reading[] {
  return [
    ...inMebibytes('system.swap', { total, free, used: total - free, cached }),
    // A machine without swap has all of it free, as on the Agent.
    { type: 'gauge', name: 'system.swap.pct_free', value: total === 0 ? 1 : free / total },
    { type: 'rate', name: 'system.swap.swap_in', value: swappedIn / mebibyte },
    { type: 'rate', name: 'system.swap.swap_out', value: swappedOut / mebibyte },
  ];
}

function inMebibytes(prefix: string, bytes: Readonly<Record<string, number | undefined>>): Reading[] {
  return Object.entries(bytes).flatMap(([name, value]) =>
    value === undefined ? [] : [{ type: 'gauge', name: `${prefix}.${name}`, value: value / mebibyte } as const],
  );
}
