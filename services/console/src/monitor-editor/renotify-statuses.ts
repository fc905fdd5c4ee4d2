import type { MonitorOptions } from '../../../../lib/api-types/monitors.ts';

/** A state in which a group is told of again. */
export type RenotifyStatus = NonNullable<MonitorOptions['renotify_statuses']>[number];

export const RENOTIFY_STATUSES: readonly { readonly value: RenotifyStatus; readonly label: string }[] = [
  { value: 'alert', label: 'Alert' },
  { value: 'warn', label: 'Warn' },
  { value: 'no data', label: 'No data' },
];

/** What holds where a monitor does not say (api.md 5.3). */
const USUAL: readonly RenotifyStatus[] = ['alert', 'no data'];

export function renotifyStatusesOf({ renotify_statuses }: MonitorOptions): readonly RenotifyStatus[] {
  return renotify_statuses ?? USUAL;
}

/** The same options, told again in this state or no more in it; in their usual order. */
export function withRenotifyStatus(options: MonitorOptions, status: RenotifyStatus, isOn: boolean): MonitorOptions {
  const now = renotifyStatusesOf(options);
  const next = RENOTIFY_STATUSES.map(({ value }) => value).filter((each) =>
    each === status ? isOn : now.includes(each),
  );
  return { ...options, renotify_statuses: next };
}
