import { parseFormula } from '../query-language/parse.ts';
import { QueryError } from '../query-language/query-error.ts';
import { onlyValue, readCalls } from './calls.ts';
import { readComparison } from './comparison.ts';
import { groupsOfVariables, type Variables, variableNames } from './formula-variables.ts';
import { readGroups } from './groups.ts';
import { readInner, wrongError } from './monitor-query-error.ts';
import { takeLast } from './take-last.ts';
import { TextCursor } from './text-cursor.ts';
import type { FormulaMonitorQuery } from './types.ts';

/** How the values of a window may become one. */
const rollups: readonly string[] = ['avg', 'sum', 'min', 'max', 'count', 'last'];

/**
 * Reads `formula("query1 / query2 * 100").last("15m") >= 0.8`, with `.rollup("sum")` and `.by("host")` where they stand there.
 * @param variables the monitor's `options.variables`: the queries that the formula names
 * @throws MonitorQueryError
 */
export function parseFormulaMonitor(text: string, variables: Variables): FormulaMonitorQuery {
  const { comparator, threshold, at: end } = readComparison(text);
  const cursor = new TextCursor(text.slice(0, end));
  cursor.take('formula');
  cursor.take('(');
  const { value: formulaText, at, placeOf } = cursor.takeString('a formula in quotes');
  cursor.take(')');
  const names = variableNames(variables);
  if (names.length === 0)
    throw wrongError(text, "formula() needs the queries that it names in 'options.variables'", at);
  const isError = (error: unknown): boolean => error instanceof QueryError;
  const formula = readInner(text, { placeOf, isError }, () => parseFormula(formulaText, names));
  const calls = readCalls(cursor, ['rollup', 'by', 'last']);
  cursor.takeEnd();
  const rollup = calls.rollup && onlyValue(cursor, 'rollup', calls.rollup);
  if (rollup && !rollups.includes(rollup.value)) {
    throw wrongError(text, `.rollup() takes one of ${rollups.join(', ')}`, rollup.at);
  }
  return {
    kind: 'formula',
    formula,
    formulaText,
    ...(rollup && { rollup: rollup.value }),
    window: takeLast(cursor, calls.last),
    groupBy: calls.by ? readGroups(calls.by) : groupsOfVariables(variables),
    comparator,
    threshold,
  };
}
