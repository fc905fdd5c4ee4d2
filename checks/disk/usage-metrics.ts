import type { Usage } from './usage-reader.ts';

/** Gauges of a file system by name; sizes in KiB. Without inodes (btrfs, some network file systems) none of them. */
export function usageMetrics({ total, used, free, inodes, freeInodes }: Usage): Readonly<Record<string, number>> {
  // As df and the Agent: what only the superuser may still fill counts neither as used nor as free.
  const inUse = used + free === 0 ? 0 : used / (used + free);
  const usedInodes = inodes - freeInodes;
  return {
    'system.disk.total': total / 1024,
    'system.disk.used': used / 1024,
    'system.disk.free': free / 1024,
    'system.disk.in_use': inUse,
    'system.disk.utilized': inUse * 100,
    ...(inodes === 0
      ? {}
      : {
          'system.fs.inodes.total': inodes,
          'system.fs.inodes.used': usedInodes,
          'system.fs.inodes.free': freeInodes,
          'system.fs.inodes.in_use': usedInodes / inodes,
          'system.fs.inodes.utilized': (usedInodes / inodes) * 100,
        }),
  };
}
