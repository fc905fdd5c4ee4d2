import type { MailItem } from '../../../../lib/api-types/mailbox.ts';
import { relativeText } from '../format/relative-time.ts';

const WAYS: Readonly<Record<MailItem['via'], string>> = { smtp: 'by SMTP', webhook: 'by webhook', mailbox: '' };

/** How far the delivery of a message is, in a sentence. */
export function deliveryText({ via, delivery }: Pick<MailItem, 'via' | 'delivery'>, nowMs: number): string {
  const { status, attempts, nextAttemptAtMs, sentAtMs } = delivery;
  const way = WAYS[via];
  switch (status) {
    case 'sent': {
      const when = sentAtMs === undefined ? '' : ` ${relativeText(sentAtMs, nowMs)}`;
      return `Sent ${way}${when}, at ${attempts <= 1 ? 'the first attempt' : `attempt ${attempts}`}`;
    }
    case 'waiting': {
      if (attempts === 0) return `About to be sent ${way}`;
      const next = nextAttemptAtMs === undefined ? 'soon' : relativeText(nextAttemptAtMs, nowMs);
      return `${attemptsText(attempts)} ${way} ${attempts === 1 ? 'has' : 'have'} failed; the next is ${next}`;
    }
    case 'failed':
      return attempts === 0 ? 'Not sent' : `Given up after ${attemptsText(attempts)} ${way}`;
    case 'kept':
      return 'Kept in the Mailbox, sent nowhere';
    case 'held back':
      return 'Held back: it was not sent';
  }
}

function attemptsText(attempts: number): string {
  return `${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`;
}
