import { type Call, onlyValue, readCalls } from './calls.ts';
import { readGroups } from './groups.ts';
import { wrongError } from './monitor-query-error.ts';
import { TextCursor } from './text-cursor.ts';
import type { ServiceCheckMonitorQuery } from './types.ts';

/** So many reports are looked at, at most. */
const maxLast = 100;

/**
 * Reads `"mysql.can_connect".over("env:prod").exclude("host:a").by("host").last(3).count_by_status()`.
 * @throws MonitorQueryError
 */
export function parseServiceCheckMonitor(text: string): ServiceCheckMonitorQuery {
  const cursor = new TextCursor(text);
  const { value: check, at } = cursor.takeString('the name of a check in quotes');
  if (check === '') throw wrongError(text, 'the name of the check is empty', at);
  const calls = readCalls(cursor, ['over', 'exclude', 'by', 'last', 'count_by_status', 'pct_by_status']);
  cursor.takeEnd();
  const { over, exclude, by, count_by_status: count, pct_by_status: percent } = calls;
  if (count ? percent : !percent) {
    throw wrongError(text, 'it ends with .count_by_status() or .pct_by_status()', percent?.at ?? text.trimEnd().length);
  }
  return {
    kind: 'service check',
    check,
    over: tagsOf(over).filter((tag) => tag !== '*'),
    exclude: tagsOf(exclude),
    groupBy: by ? readGroups(by) : [],
    last: readLast(cursor, { call: calls.last, isPercent: Boolean(percent) }),
    count: count ? 'count_by_status' : 'pct_by_status',
  };
}

function tagsOf(call: Call | undefined): readonly string[] {
  return [...new Set(call?.values.map(({ value }) => value.trim().toLowerCase()) ?? [])].filter((tag) => tag !== '');
}

/** Of a percentage the newest report of each group counts where no number is given. */
function readLast(
  cursor: TextCursor,
  { call, isPercent }: { readonly call: Call | undefined; readonly isPercent: boolean },
): number {
  if (!call) {
    if (isPercent) return 1;
    throw cursor.expected('.last(2), the number of reports');
  }
  const { value, at } = onlyValue(cursor, 'last', call);
  const last = Number(value);
  if (!/^\d+$/.test(value) || last < 1 || last > maxLast) {
    throw wrongError(cursor.text, `.last() takes a number of reports from 1 to ${maxLast}`, at);
  }
  return last;
}
