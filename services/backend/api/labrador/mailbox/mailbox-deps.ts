import type { Mailbox } from '../../../notify/delivery/mailbox.ts';

/** What the endpoints of the Mailbox need. */
export interface MailboxDeps {
  readonly mailbox: Pick<Mailbox, 'list' | 'get' | 'content' | 'raw' | 'remove'>;
}
