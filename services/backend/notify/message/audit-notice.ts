import { createHash } from 'node:crypto';
import type { LabEvent } from '../../../../lib/model/event.ts';
import { eventText } from './event-text.ts';
import { plainText } from './plain-text.ts';
import type { WebhookVariables } from './webhook-variables.ts';

/** What was done to a monitor or a downtime, or became of it, as it is told. */
export interface AuditNotice {
  readonly of: 'monitor' | 'downtime';
  readonly id: string | number;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  /** Unix milliseconds. */
  readonly atMs: number;
  /** Those that say what it is about, besides its kind. */
  readonly tags: readonly string[];
}

/** Its entry in the event stream; those about one monitor or downtime belong together. */
export function auditEvent({ of, id, title, body, atMs, tags }: AuditNotice): LabEvent {
  return {
    ...{ title, text: eventText(body), timestampS: Math.floor(atMs / 1000), host: '', deviceName: '' },
    ...{ priority: 'low', alertType: 'info', sourceTypeName: of },
    aggregationKey: createHash('sha256').update(`${of}\0${id}`).digest('hex').slice(0, 32),
    tags: [...new Set([...tags, 'audit', of])].sort(),
  };
}

/** What a webhook's payload can name of it (api.md 6.6). */
export function auditWebhook(
  { of, body, atMs }: AuditNotice,
  event: LabEvent & { readonly id: string },
): WebhookVariables {
  const at = String(Math.floor(atMs));
  return {
    ...{ ID: event.id, EVENT_TITLE: event.title, EVENT_MSG: event.text, EVENT_TYPE: of, ALERT_TYPE: 'info' },
    ...{ AGGREG_KEY: event.aggregationKey, DATE: at, LAST_UPDATED: at, TEXT_ONLY_MSG: plainText(body) },
    ...{ ORG_ID: '1', ORG_NAME: 'Labrador', PRIORITY: 'low', TAGS: event.tags.join(',') },
  };
}
