import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MailDelivery } from '../../../../lib/api-types/mailbox.ts';
import type { MailRecord } from './mail-record.ts';
import { beingSent } from './sender.ts';
import { summarizeMail } from './summarize-mail.ts';

function mail(to: string, delivery: Partial<MailDelivery>, createdAtMs = 0): MailRecord {
  return { to, createdAtMs, delivery: { attempts: 0, ...delivery } } as MailRecord;
}

test('the status counts messages by how far they are, and has the reason of the newest that failed', () => {
  const mails = [
    mail('busy', { status: 'waiting', reason: beingSent, lastAttemptAtMs: 9 }),
    mail('held', { status: 'held back', reason: 'held back by downtime d' }, 9),
    mail('kept', { status: 'kept', reason: 'no smtp_url' }, 9),
    mail('fresh', { status: 'waiting' }, 9),
    mail('old', { status: 'failed', reason: 'refused', lastAttemptAtMs: 5 }),
    mail('newest', { status: 'waiting', reason: 'no answer', lastAttemptAtMs: 7 }),
    mail('sent', { status: 'sent' }, 9),
  ];
  const problem = { severity: 'error', file: 'notify.yaml', line: 2, message: 'm' } as const;
  const settings = { config: {}, secrets: [], unknown: {}, problems: [{ ...problem, key: 'smtp_url' }] };
  assert.deepEqual(summarizeMail({ list: () => mails }, { current: () => settings as never }), {
    ...{ sent: 1, waiting: 3, failed: 1, heldBack: 1, kept: 1 },
    newestFailure: { to: 'newest', reason: 'no answer', atMs: 7 },
    settingsProblems: [problem],
  });
});
