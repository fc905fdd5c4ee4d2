import { quoted } from './text-cursor.ts';
import type {
  CompositeNode,
  FormulaMonitorQuery,
  MetricMonitorQuery,
  MonitorQuery,
  SearchMonitorQuery,
  ServiceCheckMonitorQuery,
} from './types.ts';
import { printLast, printWindow } from './window.ts';

/** The text of a monitor's query; `parseMonitorQuery` reads it back to an equal value. */
export function printMonitorQuery(query: MonitorQuery): string {
  switch (query.kind) {
    case 'metric':
      return `${printHead(query)}:${query.expressionText} ${printComparison(query)}`;
    case 'formula':
      return printFormula(query);
    case 'service check':
      return printServiceCheck(query);
    case 'events':
    case 'trace-analytics':
      return printSearchMonitor(query);
    case 'composite':
      return printNode(query.expression);
  }
}

/** `> 800` */
function printComparison({ comparator, threshold }: Pick<MetricMonitorQuery, 'comparator' | 'threshold'>): string {
  return `${comparator} ${threshold}`;
}

/** `avg(last_5m)`, `change(avg(last_5m),last_30m)` */
function printHead({ aggregator, window, change }: MetricMonitorQuery): string {
  const name = typeof aggregator === 'string' ? aggregator : 'percentile';
  const aggregated = `${name}(${printWindow(window)})`;
  return change ? `${change.kind}(${aggregated},last_${change.shiftS / 60}m)` : aggregated;
}

function printFormula(query: FormulaMonitorQuery): string {
  const { formulaText, rollup, groupBy, window } = query;
  return [
    `formula(${quoted(formulaText)})`,
    ...(rollup === undefined ? [] : [`.rollup(${quoted(rollup)})`]),
    ...printGroups(groupBy),
    `.last(${quoted(printLast(window))}) ${printComparison(query)}`,
  ].join('');
}

function printServiceCheck({ check, over, exclude, groupBy, last, count }: ServiceCheckMonitorQuery): string {
  return [
    `${quoted(check)}.over(${over.length === 0 ? '"*"' : over.map(quoted).join(',')})`,
    ...(exclude.length === 0 ? [] : [`.exclude(${exclude.map(quoted).join(',')})`]),
    ...(groupBy.length === 0 ? [] : [`.by(${groupBy.map(quoted).join(',')})`]),
    `.last(${last}).${count}()`,
  ].join('');
}

function printSearchMonitor(query: SearchMonitorQuery): string {
  const { kind, searchText, indexes, rollup, groupBy, window } = query;
  const of = rollup.facet === undefined ? '' : `,${quoted(rollup.facet)}`;
  return [
    `${kind}(${quoted(searchText)})`,
    ...(indexes.length === 0 ? [] : [`.index(${indexes.map(quoted).join(',')})`]),
    `.rollup(${quoted(rollup.method)}${of})`,
    ...printGroups(groupBy),
    `.last(${quoted(printLast(window))}) ${printComparison(query)}`,
  ].join('');
}

/** `.by("host,env")` */
function printGroups(groupBy: readonly string[]): readonly string[] {
  return groupBy.length === 0 ? [] : [`.by(${quoted(groupBy.join(','))})`];
}

function printNode(node: CompositeNode): string {
  switch (node.kind) {
    case 'monitor':
      return String(node.id);
    case 'not':
      return `!${inParentheses(node.operand, node.operand.kind === 'and' || node.operand.kind === 'or')}`;
    case 'and':
      return `${inParentheses(node.left, node.left.kind === 'or')} && ${inParentheses(node.right, isBinary(node.right))}`;
    case 'or':
      return `${printNode(node.left)} || ${inParentheses(node.right, node.right.kind === 'or')}`;
  }
}

function isBinary({ kind }: CompositeNode): boolean {
  return kind === 'and' || kind === 'or';
}

function inParentheses(node: CompositeNode, needed: boolean): string {
  return needed ? `(${printNode(node)})` : printNode(node);
}
