import type { AgentStatus, ForwarderStatus, TransactionCounts } from '../../../lib/model/process-status.ts';
import { formatDate } from './format-date.ts';
import { block, section } from './section.ts';

/** What the agent posts to an intake, by kind; metrics, events and service checks take another way, which is told as well. */
export function forwarderSection({ forwarder, submitter }: AgentStatus): string {
  return section('Forwarder', [
    ...(forwarder ? postLines(forwarder) : ['Not running: there is no intake to post to (dd_url)']),
    '',
    `Metrics go by DogStatsD to ${submitter.target} (${submitter.sent} sent, ${submitter.errors} errors)`,
  ]);
}

function postLines({ target, transactions, lastError }: ForwarderStatus): string[] {
  return [
    `Endpoint: ${target}`,
    `Last Error: ${lastError ? `${lastError.message}, ${formatDate(lastError.atMs)}` : 'none'}`,
    '',
    ...block('Transactions', Object.entries(transactions).map(transactionLine), '='),
  ];
}

function transactionLine([kind, { succeeded, failed, lastSuccessAtMs }]: [string, TransactionCounts]): string {
  return `${title(kind)}: ${succeeded} succeeded, ${failed} failed, Last Success: ${formatDate(lastSuccessAtMs)}`;
}

/** `host_metadata` → `Host Metadata` */
function title(kind: string): string {
  return kind.replaceAll(/(^|_)([a-z])/g, (_, gap: string, letter: string) => (gap ? ' ' : '') + letter.toUpperCase());
}
