import type { MailItem } from '../../../../../lib/api-types/mailbox.ts';

/** A message as lists have it, without what only its keeper needs. */
export function mailItem({ id, to, subject, preview, createdAtMs, about, via, delivery }: MailItem): MailItem {
  return { id, to, subject, preview, createdAtMs, about, via, delivery };
}
