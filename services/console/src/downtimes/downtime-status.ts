import type { LabDowntime } from '../../../../lib/api-types/downtimes.ts';

/** A status as a word with its tone. */
export interface DowntimeStatusWord {
  readonly status: LabDowntime['status'];
  readonly label: string;
  readonly tone: 'info' | 'warn' | 'none';
}

/** All of them, what matters now first. */
export const DOWNTIME_STATUSES: readonly DowntimeStatusWord[] = [
  { status: 'active', label: 'Active', tone: 'warn' },
  { status: 'scheduled', label: 'Scheduled', tone: 'info' },
  { status: 'ended', label: 'Ended', tone: 'none' },
  { status: 'canceled', label: 'Canceled', tone: 'none' },
];

/** The place of a status in their order. */
export function statusRank(status: LabDowntime['status']): number {
  return DOWNTIME_STATUSES.findIndex((each) => each.status === status);
}

/** Whether it can still be changed or called off. */
export function isOpen({ status }: Pick<LabDowntime, 'status'>): boolean {
  return status === 'active' || status === 'scheduled';
}
