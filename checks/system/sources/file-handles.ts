import type { Reading } from '../reading.ts';

export interface FileHandles {
  readonly allocated: number;
  readonly unused: number;
  readonly max: number;
}

/** `system.fs.file_handles.*`; `in_use` is a fraction of the most that the kernel allows. */
export function fileHandleReadings({ allocated, unused, max }: FileHandles): Reading[] {
  const used = allocated - unused;
  const values = { allocated, allocated_unused: unused, used, in_use: used / max, max };
  return Object.entries(values).map(([name, value]) => {
    return { type: 'gauge', name: `system.fs.file_handles.${name}`, value };
  });
}
