import { changedSettings, settingsOf } from '../../../../lib/downtime/changed-settings.ts';
import type { Downtime, DowntimeSettings } from '../../../../lib/model/downtime.ts';

const minuteMs = 60_000;

/**
 * When a downtime was made and changed, once its author decides otherwise; changes of one minute are told as one. Settings that
 * are the same are no change.
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
  const isOfSameMinute = Math.floor(modifiedAtMs / minuteMs) === Math.floor(nowMs / minuteMs);
  const from = isOfSameMinute ? changedFrom : undefined;
  return { createdAtMs, modifiedAtMs: nowMs, changedFrom: from ?? settingsOf(before) };
}
