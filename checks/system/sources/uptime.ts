import type { Reading } from '../reading.ts';

/** `system.uptime`, in seconds since boot. */
export function uptimeReadings(uptimeS: number): Reading[] {
  return [{ type: 'gauge', name: 'system.uptime', value: uptimeS }];
}
