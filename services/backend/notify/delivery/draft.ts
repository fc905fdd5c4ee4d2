import type { MailSubject } from '../../../../lib/api-types/mailbox.ts';
import type { Handle } from '../../../../lib/message-template/handles.ts';
import type { WebhookVariables } from '../message/webhook-variables.ts';

/** Something to be told, before it is made into mails. */
export interface Draft {
  /** What it tells of, unique: the mails of the same key and handle are the same mail, whenever they are made. */
  readonly key: string;
  readonly handles: readonly Handle[];
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  /** An alert type: `error`, `warning`, … */
  readonly tone: string;
  readonly about: MailSubject;
  /** The same for what belongs together: readers of mail show it so. */
  readonly thread: string;
  readonly webhook: WebhookVariables;
  readonly graph?: { readonly png: Buffer; readonly url: string };
  /** Unix milliseconds. */
  readonly atMs: number;
  /** Why it is not sent. */
  readonly heldBackBy?: string;
}
