import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import { errors } from '../../../../lib/http/errors.ts';
import type { DowntimeSettings } from '../../../../lib/model/downtime.ts';
import type { DowntimeDeps } from './downtime-deps.ts';

/** @returns the settings @throws HttpError 400 when they are about one monitor and there is none with this id */
export function checkMonitor<Settings extends Pick<DowntimeSettings, 'target'>>(
  settings: Settings,
  { monitors }: Pick<DowntimeDeps, 'monitors'>,
): Settings {
  const { target } = settings;
  if ('monitorId' in target && !monitors.find(target.monitorId)) {
    throw errors.bad(`Monitor with id ${target.monitorId} not found`);
  }
  return settings;
}

/** The monitor of an address, whose id stands there as a text. */
export function requestedMonitor(
  text: string,
  { monitors }: Pick<DowntimeDeps, 'monitors'>,
): MonitorRecord | undefined {
  return /^\d{1,16}$/.test(text) ? monitors.find(Number(text)) : undefined;
}
