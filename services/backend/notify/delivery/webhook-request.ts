import type { WebhookConfig } from '../../../../lib/config/notify-schema.ts';
import type { WebhookVariables } from '../message/webhook-variables.ts';
import { DeliveryError } from './delivery-error.ts';

/** What is posted. */
export interface WebhookRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Datadog's own, where a webhook names none (api.md 6.6). */
const usualPayload = {
  body: '$EVENT_MSG',
  last_updated: '$LAST_UPDATED',
  event_type: '$EVENT_TYPE',
  title: '$EVENT_TITLE',
  date: '$DATE',
  org: { id: '$ORG_ID', name: '$ORG_NAME' },
  id: '$ID',
};

/** What chats take at an address for webhooks. */
const chatPayload = { text: '$EVENT_TITLE\n$TEXT_ONLY_MSG' };

const names = new Set([
  ...['ID', 'EVENT_TITLE', 'EVENT_MSG', 'EVENT_TYPE', 'ALERT_ID', 'ALERT_METRIC', 'METRIC_NAMESPACE', 'ALERT_QUERY'],
  ...['ALERT_SCOPE', 'ALERT_STATUS', 'ALERT_TITLE', 'ALERT_TRANSITION', 'ALERT_PRIORITY', 'ALERT_TYPE'],
  ...['ALERT_CYCLE_KEY', 'AGGREG_KEY', 'DATE', 'LAST_UPDATED', 'HOSTNAME', 'LINK', 'ORG_ID', 'ORG_NAME', 'PRIORITY'],
  ...['SNAPSHOT', 'TAGS', 'TEXT_ONLY_MSG', 'USER', 'USERNAME', 'EMAIL'],
]);

/**
 * Fills a webhook's payload.
 * @param about the handle's name, which tells chats from others
 * @throws DeliveryError when what comes out is no JSON
 */
export function webhookRequest(
  config: WebhookConfig,
  about: { readonly name: string; readonly variables: WebhookVariables },
): WebhookRequest {
  const payload = config.payload ?? (/^(slack|teams)-/i.test(about.name) ? chatPayload : usualPayload);
  const template = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const body = fill(template, about.variables);
  const content = parsed(body);
  const isForm = config.encode_as === 'form';
  return {
    headers: {
      'User-Agent': 'labrador',
      'Content-Type': isForm ? 'application/x-www-form-urlencoded' : 'application/json; charset=utf-8',
      ...config.custom_headers,
    },
    body: isForm ? formOf(content) : body,
  };
}

/** Puts values in place of `$NAME` and `$TAGS[key]`, as they stand within a text of JSON. `$` before anything else is a `$`. */
function fill(template: string, variables: WebhookVariables): string {
  return template.replace(/\$(TAGS\[[^\]"]+\]|[A-Z][A-Z_]*)/g, (written, name: string) => {
    if (!names.has(name) && !/^(TAGS\[|INCIDENT_)/.test(name)) return written;
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    return JSON.stringify(value ?? 'null').slice(1, -1);
  });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch (error) {
    throw new DeliveryError(`its payload is no JSON: ${(error as Error).message}`, { cause: error, isFinal: true });
  }
}

function formOf(content: unknown): string {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw new DeliveryError('its payload is no object: it cannot be sent as a form', { isFinal: true });
  }
  const form = new URLSearchParams();
  for (const [key, value] of Object.entries(content)) {
    form.append(key, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return form.toString();
}
