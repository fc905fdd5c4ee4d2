import { createHash } from 'node:crypto';
import type { MailDelivery, MailItem } from '../../../../lib/api-types/mailbox.ts';
import type { Handle } from '../../../../lib/message-template/handles.ts';
import { composeMail } from '../mail/compose-mail.ts';
import { mailHtml } from '../mail/mail-html.ts';
import { plainText } from '../message/plain-text.ts';
import type { Draft } from './draft.ts';
import type { MailFiles } from './mail-files.ts';
import type { MailRecord } from './mail-record.ts';
import type { SettingsInForce } from './notify-settings.ts';
import { routeHandle } from './route-handle.ts';

/** Behind the `@` of what identifies mails: a name that is nobody's. */
const domain = 'labrador.localhost';

/** Content id of the graph, and how much of a text the list shows. */
const cid = `graph@${domain}`;
const previewLength = 160;

/**
 * Makes a mail for each handle, and writes its files. Done twice, it makes the same mails by the same ids.
 * @returns what is to be added to the Mailbox
 */
export async function prepareMails(
  draft: Draft,
  { files, settings }: { readonly files: Pick<MailFiles, 'write'>; readonly settings: SettingsInForce },
): Promise<readonly MailRecord[]> {
  const { title, body, tone, graph } = draft;
  const text = `${plainText(body)}\n`;
  const html = mailHtml(body, { title, tone, ...(graph && { graph: { url: graph.url, cid } }) });
  const records: MailRecord[] = [];
  for (const handle of draft.handles) {
    const id = digest(`${draft.key}\0${handle.text.toLowerCase()}`);
    const to = handle.kind === 'mail' ? handle.address : handle.text;
    const messageId = `<${id}@${domain}>`;
    const raw = await composeMail({
      ...{ messageId, thread: `<${draft.thread}@${domain}>`, from: settings.config.from, to, subject: title },
      ...{ text, html, atMs: draft.atMs, ...(graph && { graph: { png: graph.png, cid } }) },
    });
    const content = {
      text,
      html,
      webhook: draft.webhook,
      ...(graph && { graph: { cid, png: graph.png.toString('base64') } }),
    };
    const bytes = await files.write(id, { content, raw });
    records.push({
      ...{ id, to, subject: title, preview: text.slice(0, previewLength).replace(/\s+/g, ' ').trim() },
      ...{ createdAtMs: draft.atMs, about: draft.about, messageId, handle, bytes },
      ...routed(handle, draft, settings),
    });
  }
  return records;
}

function routed(
  handle: Handle,
  { heldBackBy }: Draft,
  settings: SettingsInForce,
): Pick<MailItem, 'via'> & { readonly delivery: MailDelivery } {
  const { via, reason, waitsFor } = routeHandle(handle, settings);
  if (heldBackBy !== undefined) return { via, delivery: { status: 'held back', attempts: 0, reason: heldBackBy } };
  if (via === 'mailbox')
    return { via, delivery: { status: 'kept', attempts: 0, ...(reason !== undefined && { reason }) } };
  return { via, delivery: { status: 'waiting', attempts: 0, ...(waitsFor !== undefined && { reason: waitsFor }) } };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
