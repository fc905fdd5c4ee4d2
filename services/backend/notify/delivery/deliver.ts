import { DeliveryError } from './delivery-error.ts';
import type { MailFiles } from './mail-files.ts';
import type { MailRecord } from './mail-record.ts';
import type { NotifySettings } from './notify-settings.ts';
import { postWebhook } from './post-webhook.ts';
import { webhookOf } from './route-handle.ts';
import { sendSmtp } from './send-smtp.ts';
import { webhookRequest } from './webhook-request.ts';

/**
 * Takes a message where it goes, by the settings of now.
 * @throws DeliveryError
 */
export async function deliver(
  record: MailRecord,
  {
    settings,
    files,
  }: { readonly settings: Pick<NotifySettings, 'current'>; readonly files: Pick<MailFiles, 'raw' | 'content'> },
): Promise<void> {
  const { config } = settings.current();
  const { handle, id } = record;
  if (handle.kind === 'mail') {
    if (config.smtp_url === undefined) throw new DeliveryError('no smtp_url in config/notify.yaml', { isFinal: false });
    const raw = present(await files.raw(id));
    return sendSmtp(config.smtp_url, { from: config.from, to: handle.address, raw });
  }
  const webhook = webhookOf(handle.name, config);
  if (!webhook) throw new DeliveryError(`no webhook for ${handle.text} in config/notify.yaml`, { isFinal: false });
  const { webhook: variables } = present(await files.content(id));
  return postWebhook(webhook.url, webhookRequest(webhook, { name: handle.name, variables }), id);
}

function present<Content>(content: Content | undefined): Content {
  if (content === undefined) throw new DeliveryError('its file is gone', { isFinal: true });
  return content;
}
