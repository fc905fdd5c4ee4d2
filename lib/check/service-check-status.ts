import type { ServiceCheckStatus as Status } from '../model/service-check.ts';

/** What a service check can say; the numbers are Datadog's. */
export const ServiceCheckStatus = { OK: 0, WARNING: 1, CRITICAL: 2, UNKNOWN: 3 } as const satisfies Record<
  string,
  Status
>;

export type ServiceCheckStatus = Status;
