import type { MonitorOptions } from '../../../../lib/api-types/monitors.ts';

/** What is done when data are missing: nothing, a message after some minutes, or what `on_missing_data` says. */
export type MissingData = 'off' | 'notify' | NonNullable<MonitorOptions['on_missing_data']>;

export const MISSING_DATA: readonly { readonly value: MissingData; readonly label: string }[] = [
  { value: 'off', label: 'Do not notify' },
  { value: 'notify', label: 'Notify' },
  { value: 'show_no_data', label: 'Show No data' },
  { value: 'show_and_notify_no_data', label: 'Show No data and notify' },
  { value: 'resolve', label: 'Resolve' },
  { value: 'default', label: 'Evaluate as zero, or keep the state' },
];

export function missingDataOf({ on_missing_data, notify_no_data }: MonitorOptions): MissingData {
  return on_missing_data ?? (notify_no_data ? 'notify' : 'off');
}

/** Options that do this when data are missing; those that exclude each other are not both there. */
export function withMissingData(options: MonitorOptions, missing: MissingData, minutes = 10): MonitorOptions {
  const { on_missing_data: _, notify_no_data: __, no_data_timeframe: ___, ...others } = options;
  if (missing === 'off') return { ...others, notify_no_data: false };
  if (missing === 'notify') return { ...others, notify_no_data: true, no_data_timeframe: minutes };
  return { ...others, on_missing_data: missing };
}
