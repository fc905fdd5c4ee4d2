import type { MonitorState } from '../../../../lib/model/monitor.ts';
import type { ServiceCheckMonitorQuery } from '../../../../lib/monitor-language/types.ts';
import type { Alert } from './alert.ts';
import { starless } from './starless.ts';

const statuses: Readonly<Partial<Record<MonitorState, string>>> = {
  Alert: 'CRITICAL',
  Warn: 'WARNING',
  OK: 'OK',
  Unknown: 'UNKNOWN',
};

/**
 * What was found of a service check, as Markdown: `**mysql.can_connect** over **host:a** was **CRITICAL** in the **last 3** reports.`
 * The reports are as many as had the status in a row, which are fewer than the query looks at where fewer are enough.
 */
export function checkSentence(
  query: ServiceCheckMonitorQuery,
  { transition: { group, to, value = 1 } }: Pick<Alert, 'transition'>,
): string {
  const what = `**${query.check}** over **${starless([...query.over, ...group.tags].join(',') || '*')}**`;
  if (to === 'No Data') return `${what} had **no data**.`;
  if (query.count === 'pct_by_status') {
    return `${what} was **${to === 'Warn' ? 'WARNING' : 'CRITICAL'}** at **${Number(value.toFixed(1))} %** of its sources.`;
  }
  return `${what} was **${statuses[to] ?? to}** in the ${value === 1 ? '**last report**' : `**last ${value}** reports`}.`;
}
