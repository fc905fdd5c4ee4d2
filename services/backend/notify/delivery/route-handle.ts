import type { MailItem } from '../../../../lib/api-types/mailbox.ts';
import type { NotifyConfig, WebhookConfig } from '../../../../lib/config/notify-schema.ts';
import type { Handle } from '../../../../lib/message-template/handles.ts';
import type { SettingsInForce } from './notify-settings.ts';

/** Which way a message to a handle goes. */
export interface HandleRoute {
  readonly via: MailItem['via'];
  /** Why it goes nowhere but into the Mailbox. */
  readonly reason?: string;
  /** Why it cannot be known yet where it goes: it waits. */
  readonly waitsFor?: string;
}

/** Mail addresses go to `smtp_url`, names to the webhook of their name, all others stay in the Mailbox, and why. */
export function routeHandle(
  handle: Handle,
  { config, unknown }: Pick<SettingsInForce, 'config' | 'unknown'>,
): HandleRoute {
  if (handle.kind === 'mail') {
    if (config.smtp_url !== undefined) return { via: 'smtp' };
    if (unknown.smtp_url !== undefined) return { via: 'smtp', waitsFor: unknown.smtp_url };
    return { via: 'mailbox', reason: 'no smtp_url in config/notify.yaml' };
  }
  if (webhookOf(handle.name, config)) return { via: 'webhook' };
  if (handle.name.toLowerCase() === 'all') return { via: 'mailbox', reason: '@all is whoever reads the Mailbox' };
  if (unknown.webhooks !== undefined) return { via: 'webhook', waitsFor: unknown.webhooks };
  const [name] = webhookNames(handle.name);
  return { via: 'mailbox', reason: `no webhook '${name}' in config/notify.yaml` };
}

/** The webhook that a handle's name means: `webhook-x` is `x`; capitals count nothing. */
export function webhookOf(name: string, { webhooks }: NotifyConfig): WebhookConfig | undefined {
  const wanted = webhookNames(name);
  return Object.entries(webhooks).find(([each]) => wanted.includes(each.toLowerCase()))?.[1];
}

function webhookNames(name: string): readonly string[] {
  const lower = name.toLowerCase();
  return lower.startsWith('webhook-') ? [lower.slice('webhook-'.length), lower] : [lower];
}
