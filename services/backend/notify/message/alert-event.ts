import type { LabEvent } from '../../../../lib/model/event.ts';
import type { Alert } from './alert.ts';
import { aggregationKey } from './alert-keys.ts';
import type { AlertMessage } from './alert-message.ts';
import { changeWords } from './change-words.ts';
import { eventText } from './event-text.ts';
import { groupValues } from './group-values.ts';

/** The entry of the event stream that tells of a transition. */
export function alertEvent({ transition, monitor }: Alert, { title, body }: AlertMessage): LabEvent {
  const { group, atMs } = transition;
  return {
    title,
    text: eventText(body),
    timestampS: Math.floor(atMs / 1000),
    host: groupValues(group.tags).host ?? '',
    priority: 'normal',
    alertType: changeWords(transition).alertType,
    aggregationKey: aggregationKey(transition),
    sourceTypeName: 'alert',
    deviceName: '',
    tags: [...new Set([...group.tags, ...monitor.tags, 'monitor', `monitor_id:${monitor.id}`])].sort(),
  };
}
