import type { Variables } from './formula-variables.ts';
import { wrongError } from './monitor-query-error.ts';
import { readMonitorType } from './monitor-types.ts';
import { parseCompositeMonitor } from './parse-composite-monitor.ts';
import { parseFormulaMonitor } from './parse-formula-monitor.ts';
import { parseMetricMonitor } from './parse-metric-monitor.ts';
import { parseSearchMonitor } from './parse-search-monitor.ts';
import { parseServiceCheckMonitor } from './parse-service-check-monitor.ts';
import type { MonitorQuery } from './types.ts';

/** Longer queries are refused. */
export const maxMonitorQueryLength = 10_000;

/**
 * Reads the query of a monitor of a type (api.md 5.2), e.g. `avg(last_5m):avg:my_metric{*} by {host} > 800`.
 * @param type one of Datadog's; a `metric alert` is a `query alert`
 * @param options of the monitor: a formula names the queries in its `variables`
 * @throws MonitorQueryError that names what is wrong and where, or a type that is not evaluated
 */
export function parseMonitorQuery(
  type: string,
  text: string,
  options: { readonly variables?: Variables | null | undefined } = {},
): MonitorQuery {
  const known = readMonitorType(type);
  if (text.length > maxMonitorQueryLength) {
    throw wrongError(text, `a query has at most ${maxMonitorQueryLength} characters`, maxMonitorQueryLength);
  }
  if (known === 'service check') return parseServiceCheckMonitor(text);
  if (known === 'composite') return parseCompositeMonitor(text);
  if (/^\s*formula\s*\(/.test(text)) return parseFormulaMonitor(text, options.variables ?? []);
  if (known === 'event-v2 alert') return parseSearchMonitor(text, 'events');
  if (known === 'trace-analytics alert') return parseSearchMonitor(text, 'trace-analytics');
  return parseMetricMonitor(text);
}
