import type { MailDelivery } from '../../../../lib/api-types/mailbox.ts';
import type { MailSummary } from '../../../../lib/model/process-status.ts';
import type { MailRecord } from './mail-record.ts';
import type { Mailbox } from './mailbox.ts';
import type { NotifySettings } from './notify-settings.ts';
import { beingSent } from './sender.ts';

/** How far the messages of the Mailbox are, and what keeps them from being sent; for the lab's status. */
export function summarizeMail(mailbox: Pick<Mailbox, 'list'>, settings: Pick<NotifySettings, 'current'>): MailSummary {
  const records = mailbox.list();
  const count = (status: MailDelivery['status']): number =>
    records.filter(({ delivery }) => delivery.status === status).length;
  const newestFailure = newestFailureOf(records);
  return {
    ...{ sent: count('sent'), waiting: count('waiting'), failed: count('failed') },
    ...{ heldBack: count('held back'), kept: count('kept') },
    ...(newestFailure && { newestFailure }),
    settingsProblems: settings
      .current()
      .problems.map(({ severity, file, line, message }) => ({ severity, file, ...(line && { line }), message })),
  };
}

/** Of what was given up, or waits for another attempt or for settings. */
function newestFailureOf(records: readonly MailRecord[]): MailSummary['newestFailure'] {
  const failures = records.flatMap(({ to, createdAtMs, delivery: { status, reason, lastAttemptAtMs } }) => {
    const isFailure = (status === 'failed' || status === 'waiting') && reason !== undefined && reason !== beingSent;
    return isFailure ? [{ to, reason, atMs: lastAttemptAtMs ?? createdAtMs }] : [];
  });
  return failures.reduce<MailSummary['newestFailure']>(
    (newest, each) => (newest && newest.atMs >= each.atMs ? newest : each),
    undefined,
  );
}
