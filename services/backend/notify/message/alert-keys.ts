import { createHash } from 'node:crypto';
import type { MonitorTransition } from '../../../../lib/model/monitor.ts';

type Of = Pick<MonitorTransition, 'monitorId' | 'group' | 'firstTriggeredAtMs'>;

/** 32 hexadecimal digits, the same for all events of a group of a monitor. */
export function aggregationKey({ monitorId, group }: Of): string {
  return digest(`${monitorId}\0${group.key}`);
}

/** The same from when a group is triggered until it has recovered. */
export function cycleKey({ monitorId, group, firstTriggeredAtMs = 0 }: Of): string {
  return digest(`${monitorId}\0${group.key}\0${firstTriggeredAtMs}`);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
