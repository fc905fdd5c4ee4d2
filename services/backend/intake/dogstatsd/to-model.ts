import type { EventMessage, ServiceCheckMessage } from '../../../../lib/codec/dogstatsd/message.ts';
import type { LabEvent } from '../../../../lib/model/event.ts';
import type { ServiceCheck } from '../../../../lib/model/service-check.ts';
import { enrichTags } from './enrich.ts';
import type { DogstatsdSettings } from './settings.ts';

type PlaceSettings = Pick<DogstatsdSettings, 'hostname' | 'extraTags'>;

/** An event as it is kept. A timestamp that is missing or 0 is now; the `h:` field goes before a `host:` tag. */
export function toEvent(message: EventMessage, settings: PlaceSettings, nowS: number): LabEvent {
  const { host, tags } = enrichTags(message.tags, settings);
  return {
    title: message.title,
    text: message.text,
    timestampS: message.timestampS || Math.floor(nowS),
    host: message.host ?? host,
    priority: message.priority,
    alertType: message.alertType,
    aggregationKey: message.aggregationKey,
    sourceTypeName: message.sourceTypeName,
    deviceName: '',
    tags,
  };
}

/** A service check as it is kept; timestamp and host as for events. */
export function toServiceCheck(message: ServiceCheckMessage, settings: PlaceSettings, nowS: number): ServiceCheck {
  const { host, tags } = enrichTags(message.tags, settings);
  return {
    check: message.name,
    status: message.status,
    host: message.host ?? host,
    timestampS: message.timestampS || Math.floor(nowS),
    message: message.message,
    tags,
  };
}
