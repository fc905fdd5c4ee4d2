import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import { unknownKeys } from '../../../../lib/config/unknown-keys.ts';
import type { MonitorQuery } from '../../../../lib/monitor-language/types.ts';
import { windowSeconds } from '../../../../lib/monitor-language/window-times.ts';
import { optionSchemas } from './option-schemas.ts';

/** Options of monitors that this lab has not, which exports may have. */
const others = { aggregation: true, avalanche_window: true, device_ids: true };
const ofSynthetics = { min_failure_duration: true, min_location_failed: true, synthetics_check_id: true };

/** What can be kept of a monitor's options, and is hardly what its author means; for `validate`. */
export function optionWarnings({ options }: Pick<MonitorRecord, 'options'>, query: MonitorQuery): readonly string[] {
  const known = { ...optionSchemas, ...others, ...ofSynthetics };
  return [
    ...unknownKeys({ ...options }, known, ['options']).map(({ message }) => message),
    ...timeframe(options, query),
  ];
}

/** Datadog's own advice: a window that is late is not to be one without data. */
function timeframe({ no_data_timeframe, notify_no_data }: MonitorRecord['options'], query: MonitorQuery): string[] {
  if (!no_data_timeframe || !notify_no_data || !('window' in query)) return [];
  const windowMinutes = windowSeconds(query.window) / 60;
  if (no_data_timeframe >= 2 * windowMinutes) return [];
  return [
    `options.no_data_timeframe: ${no_data_timeframe} minutes are less than twice the window of ${windowMinutes}; ` +
      'there is no No Data before the window is empty',
  ];
}
