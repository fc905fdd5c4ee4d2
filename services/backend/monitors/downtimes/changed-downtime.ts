import { changedSettings, settingsOf } from '../../../../lib/downtime/changed-settings.ts';
import type { Downtime, DowntimeSettings } from '../../../../lib/model/downtime.ts';

/**
 * When a downtime was made and changed, once its author decides otherwise, and what it was before. Settings that are the same are
 * no change.
 * @param nowMs Unix milliseconds
 */
export function timesAfterChange(
  before: Downtime,
  settings: DowntimeSettings,
  nowMs: number,
): Pick<Downtime, 'createdAtMs' | 'modifiedAtMs' | 'changedFrom'> {
  const { createdAtMs, modifiedAtMs, changedFrom } = before;
  if (changedSettings(before, settings).length === 0) {
    return { createdAtMs, modifiedAtMs, ...(changedFrom && { changedFrom }) };
  }
  return { createdAtMs, modifiedAtMs: nowMs, changedFrom: settingsOf(before) };
}
