import { findFunction } from './function-table.ts';
import type { ArgumentValue, Expression, FunctionCall, MetricQuery, TagFilter } from './types.ts';

/** The text of an expression, with no more parentheses than it needs; `parseQueries` and `parseFormula` read it back. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'metric':
      return printMetricQuery(expression);
    case 'number':
      return String(expression.value);
    case 'reference':
      return expression.name;
    case 'negation':
      return `-${inParentheses(expression.operand, expression.operand.kind === 'arithmetic')}`;
    case 'arithmetic': {
      const { operator, left, right } = expression;
      return `${printTerm(left, operator, 'left')} ${operator} ${printTerm(right, operator, 'right')}`;
    }
    case 'call':
      return printCall(expression);
  }
}

/** What stands beside an operator: sums in products, and anything of the same rank at its right, need parentheses. */
function printTerm(term: Expression, operator: string, side: 'left' | 'right'): string {
  if (term.kind !== 'arithmetic') return printExpression(term);
  const [inner, outer] = [rank(term.operator), rank(operator)];
  return inParentheses(term, side === 'left' ? inner < outer : inner <= outer);
}

function rank(operator: string): number {
  return operator === '*' || operator === '/' ? 2 : 1;
}

function inParentheses(expression: Expression, needed: boolean): string {
  return needed ? `(${printExpression(expression)})` : printExpression(expression);
}

function printCall({ name, operand, arguments: values }: FunctionCall): string {
  const spec = findFunction(name);
  const positional = (spec?.parameters ?? []).flatMap((parameter) => {
    const value = values[parameter.name];
    return value === undefined ? [] : [printArgument(value)];
  });
  const named = (spec?.named ?? []).flatMap((parameter) => {
    const value = values[parameter.name];
    return value === undefined ? [] : [`${parameter.name}=${printArgument(value)}`];
  });
  return `${name}(${[printExpression(operand), ...positional, ...named].join(', ')})`;
}

function printArgument(value: ArgumentValue): string {
  return typeof value === 'number' ? String(value) : `'${value}'`;
}

/** The text of a metric query, with its scope as written; `parseMetricQuery` reads it back to an equal value. */
export function printMetricQuery(query: MetricQuery): string {
  const aggregator = query.aggregator ? `${query.aggregator}:` : '';
  const by = query.groupBy.length > 0 ? ` by {${query.groupBy.join(',')}}` : '';
  const as = query.as ? `.as_${query.as}()` : '';
  const weighted = query.isWeighted ? '.weighted()' : '';
  const modifiers = `${as}${weighted}${printRollup(query.rollup)}${printFill(query.fill)}`;
  return `${aggregator}${query.metric}{${query.scope}}${by}${modifiers}`;
}

/**
 * The text of a scope: the symbolic form (`a:b,!c:d`) where it can say it, else the boolean language.
 * For whoever builds a query from parts and has no `scope` as written.
 */
export function printTagFilter(filter: TagFilter): string {
  const terms = filter.kind === 'and' ? filter.terms : [filter];
  if (terms.every(isSymbolic)) return terms.map(printSymbol).join(',');
  return printBoolean(filter);
}

function printRollup(rollup: MetricQuery['rollup']): string {
  if (!rollup) return '';
  const { calendar } = rollup;
  const parts = [
    rollup.method,
    rollup.intervalS,
    calendar?.unit,
    calendar?.startHour === undefined ? undefined : printHour(calendar.startHour),
    calendar?.zone === undefined ? undefined : `'${calendar.zone}'`,
  ];
  return `.rollup(${parts.filter((part) => part !== undefined).join(', ')})`;
}

/** `12am`, `5am`, `12pm`, `11pm` */
function printHour(hour: number): string {
  return `${hour % 12 || 12}${hour < 12 ? 'am' : 'pm'}`;
}

function printFill(fill: MetricQuery['fill']): string {
  if (!fill) return '';
  return fill.limitS === undefined ? `.fill(${fill.method})` : `.fill(${fill.method}, ${fill.limitS})`;
}

function isSymbolic(term: TagFilter): boolean {
  const inner = term.kind === 'not' ? term.term : term;
  return inner.kind === 'tag' || inner.kind === 'all';
}

function printSymbol(term: TagFilter): string {
  return term.kind === 'not' ? `!${printBoolean(term.term)}` : printBoolean(term);
}

function printBoolean(filter: TagFilter): string {
  switch (filter.kind) {
    case 'all':
      return '*';
    case 'tag':
      return filter.tag;
    case 'not':
      return `NOT ${printOperand(filter.term)}`;
    case 'and':
      return filter.terms.map(printOperand).join(' AND ');
    case 'or':
      return filter.terms.map(printOperand).join(' OR ');
  }
}

function printOperand(term: TagFilter): string {
  return term.kind === 'tag' || term.kind === 'all' ? printBoolean(term) : `(${printBoolean(term)})`;
}
