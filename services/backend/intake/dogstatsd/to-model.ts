import type { EventMessage, ServiceCheckMessage } from '../../../../lib/codec/dogstatsd/message.ts';
import type { LabEvent } from '../../../../lib/model/event.ts';
import type { ServiceCheck } from '../../../../lib/model/service-check.ts';
import { readPlace } from './enrich.ts';
import type { DogstatsdSettings } from './settings.ts';

type PlaceSettings = Pick<DogstatsdSettings, 'hostname' | 'extraTags'>;

/** An event as it is kept. A timestamp that is missing or 0 is now. @returns undefined where its host cannot be one */
export function toEvent(message: EventMessage, settings: PlaceSettings, nowS: number): LabEvent | undefined {
  const place = readPlace(message, settings);
  if (!place) return undefined;
  return {
    title: message.title,
    text: message.text,
    timestampS: message.timestampS || Math.floor(nowS),
    priority: message.priority,
    alertType: message.alertType,
    aggregationKey: message.aggregationKey,
    sourceTypeName: message.sourceTypeName,
    deviceName: '',
    ...place,
  };
}

/** A service check as it is kept; timestamp and host as for events. */
export function toServiceCheck(
  message: ServiceCheckMessage,
  settings: PlaceSettings,
  nowS: number,
): ServiceCheck | undefined {
  const place = readPlace(message, settings);
  if (!place) return undefined;
  return {
    check: message.name,
    status: message.status,
    timestampS: message.timestampS || Math.floor(nowS),
    message: message.message,
    ...place,
  };
}
