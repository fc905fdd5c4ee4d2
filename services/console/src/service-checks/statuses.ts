import type { ServiceCheckStatus } from '../../../../lib/model/service-check.ts';

/** A status with Datadog's word for it. */
export interface StatusWord {
  readonly status: ServiceCheckStatus;
  /** `critical`; as an address has it, too. */
  readonly word: 'critical' | 'warning' | 'unknown' | 'ok';
  readonly label: string;
}

/** All statuses, the worst first. */
export const STATUSES: readonly StatusWord[] = [
  { status: 2, word: 'critical', label: 'Critical' },
  { status: 1, word: 'warning', label: 'Warning' },
  { status: 3, word: 'unknown', label: 'Unknown' },
  { status: 0, word: 'ok', label: 'OK' },
];

/** The words of a status. */
export function statusWord(status: ServiceCheckStatus): StatusWord {
  const found = STATUSES.find((each) => each.status === status);
  if (!found) throw new RangeError(`${status} is no status of a service check`);
  return found;
}

/** How bad a status is: 0 for OK, 3 for critical. */
export function severityOf(status: ServiceCheckStatus): number {
  return STATUSES.length - 1 - STATUSES.indexOf(statusWord(status));
}
