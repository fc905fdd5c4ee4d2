import type { MailSummary } from '../../../lib/model/process-status.ts';
import { formatDate } from './format-date.ts';
import { section } from './section.ts';

/** How far messages are, why the newest of those that failed did, and what is wrong with `notify.yaml`. */
export function mailSection({
  sent,
  waiting,
  failed,
  heldBack,
  kept,
  newestFailure,
  settingsProblems,
}: MailSummary): string {
  return section('Mail', [
    `Sent: ${sent}`,
    `Waiting: ${waiting}`,
    `Failed: ${failed}`,
    `Held back by downtimes: ${heldBack}`,
    `Kept in the Mailbox alone: ${kept}`,
    ...(newestFailure
      ? [`Newest failure: to ${newestFailure.to}, ${formatDate(newestFailure.atMs)}`, `  ${newestFailure.reason}`]
      : []),
    ...settingsProblems.map(
      ({ severity, file, line, message }) =>
        `${severity === 'error' ? 'Error' : 'Warning'}: ${file}${line === undefined ? '' : `:${line}`}: ${message}`,
    ),
  ]);
}
