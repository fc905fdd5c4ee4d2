import type { MailItem } from '../../../../lib/api-types/mailbox.ts';
import type { Handle } from '../../../../lib/message-template/handles.ts';
import type { WebhookVariables } from '../message/webhook-variables.ts';

/** A message of the Mailbox as it is kept in the store. */
export interface MailRecord extends MailItem {
  readonly messageId: string;
  readonly handle: Handle;
  /** Of its files. */
  readonly bytes: number;
}

/** What is in its file. */
export interface MailContent {
  readonly text: string;
  readonly html: string;
  /** A PNG in base64, which the HTML names by `cid:`. */
  readonly graph?: { readonly cid: string; readonly png: string };
  readonly webhook: WebhookVariables;
}
