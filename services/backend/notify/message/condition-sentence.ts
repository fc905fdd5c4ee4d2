import { inverse } from '../../../../lib/monitor-language/conditions.ts';
import { asFloat, howOften, printSpan } from '../../../../lib/monitor-language/default-name.ts';
import { printMonitorQuery } from '../../../../lib/monitor-language/print.ts';
import type {
  Comparator,
  FormulaMonitorQuery,
  MetricMonitorQuery,
  SearchMonitorQuery,
} from '../../../../lib/monitor-language/types.ts';
import type { Alert } from './alert.ts';
import { checkSentence } from './check-sentence.ts';
import { starless } from './starless.ts';

type Subject = Pick<Alert, 'transition' | 'monitor' | 'query' | 'consoleUrl'>;

/** What was found, in a sentence (api.md 6.2), as Markdown: `**my_metric** over **host:a** was **> 800.0** on average during the **last 5m**.` */
export function conditionSentence(alert: Subject): string {
  const { transition, monitor, query } = alert;
  if (transition.resolvedBy !== undefined) {
    return `**${monitor.name}** was marked as **recovered** on **${starless(transition.group.key)}** by ${transition.resolvedBy}.`;
  }
  switch (query.kind) {
    case 'metric':
      return ofMetric(query, alert);
    case 'formula':
      return ofFormula(query, alert);
    case 'service check':
      return checkSentence(query, alert);
    case 'events':
    case 'trace-analytics':
      return ofSearch(query, alert);
    case 'composite':
      return `\`${printMonitorQuery(query)}\``;
  }
}

function ofMetric(query: MetricMonitorQuery, alert: Subject): string {
  const { expression, change } = query;
  const isPlain = expression.kind === 'metric' && change === undefined;
  const what = isPlain
    ? `**${expression.metric}** over **${scopeOf(expression.scope, alert)}**`
    : `\`${query.expressionText}\`${overGroup(alert)}`;
  const during = `during the **${printSpan(query.window)}**`;
  if (alert.transition.to === 'No Data') return `${what} had **no data** ${during}.`;
  const verb = change ? (change.kind === 'change' ? 'changed by' : 'changed by a percentage of') : 'was';
  return `${what} ${verb} **${comparison(query.comparator, alert)}** ${howOften(query)} ${during}.`;
}

function ofFormula(query: FormulaMonitorQuery, alert: Subject): string {
  const [what, during] = [`\`${query.formulaText}\`${overGroup(alert)}`, `during the **${printSpan(query.window)}**`];
  if (alert.transition.to === 'No Data') return `${what} had **no data** ${during}.`;
  return `${what} was **${comparison(query.comparator, alert)}** ${during}.`;
}

const amounts: Readonly<Record<Comparator, string>> = {
  '>': 'More than',
  '>=': 'At least',
  '<': 'Less than',
  '<=': 'At most',
  '==': 'Exactly',
  '!=': 'Other than',
};

function ofSearch(query: SearchMonitorQuery, alert: Subject): string {
  const what = query.kind === 'events' ? 'events' : 'spans';
  const [path, more] = query.kind === 'events' ? ['/events', ''] : ['/traces', '&spans=all'];
  const text = query.searchText || '*';
  const link = `**[${text}](${alert.consoleUrl}${path}?query=${encodeURIComponent(text)}${more})**`;
  const by = query.groupBy.length === 0 ? '' : ` by ${query.groupBy.map((key) => `**${key}**`).join(', ')}`;
  const during = `in the **${printSpan(query.window)}**`;
  const against = `against the monitored query: ${link}${by}`;
  if (alert.transition.to === 'No Data') return `No ${what} matched ${during} ${against}`;
  const { comparator, threshold } = told(query.comparator, alert);
  const measure =
    query.rollup.facet === undefined ? what : `${query.rollup.method} of ${query.rollup.facet} of ${what}`;
  const number = Number.isInteger(threshold) ? String(threshold) : asFloat(threshold);
  return `${amounts[comparator]} **${number}** ${measure} matched ${during} ${against}`;
}

function comparison(comparator: Comparator, alert: Subject): string {
  const said = told(comparator, alert);
  return `${said.comparator} ${asFloat(said.threshold)}`;
}

/** The comparison that is true after the change: that of its threshold; of a recovery the opposite of the one it came from. */
function told(
  comparator: Comparator,
  { transition: { from, to }, monitor, query }: Subject,
): { readonly comparator: Comparator; readonly threshold: number } {
  const { thresholds = {} } = monitor.options;
  const critical = thresholds.critical ?? ('threshold' in query ? query.threshold : 0);
  const warning = thresholds.warning ?? critical;
  if (to === 'Warn') return { comparator, threshold: warning };
  if (to !== 'OK') return { comparator, threshold: critical };
  // Whoever is OK again is below the lowest threshold there is.
  const isFromAlert = from === 'Alert' && thresholds.warning === undefined;
  const recovery = isFromAlert ? thresholds.critical_recovery : thresholds.warning_recovery;
  return { comparator: inverse(comparator), threshold: recovery ?? warning };
}

/** The scope as it is written, and the group. */
function scopeOf(scope: string, { transition }: Subject): string {
  const tags = [...(scope === '*' ? [] : [scope]), ...transition.group.tags];
  return starless(tags.join(',') || '*');
}

function overGroup({ transition: { group } }: Subject): string {
  return group.tags.length === 0 ? '' : ` over **${starless(group.tags.join(','))}**`;
}
