import type { Unit } from '../../../../lib/api-types/query.ts';
import { findFunction } from '../../../../lib/query-language/function-table.ts';
import type { Expression } from '../../../../lib/query-language/types.ts';
import { findUnit } from '../../../../lib/units/unit-table.ts';
import type { MetricReader } from '../../store/store.ts';
import type { NamedQueries } from './other-source.ts';
import { metricUnits } from './units.ts';

type Units = readonly [Unit, Unit | null] | null;

/** What rates are per. */
const perUnits: Readonly<Record<string, string>> = {
  per_second: 'second',
  per_minute: 'minute',
  per_hour: 'hour',
  derivative: 'second',
  throughput: 'second',
};

/** Functions whose values are no quantities of their operand's. */
const withoutUnit: ReadonlySet<string> = new Set(['log2', 'log10', 'integral']);

/**
 * The unit of an expression's values: that of its metric, where functions and arithmetic leave it; of a sum that of both
 * sides if it is the same, of a product with a number that of the other side. Null where that is not known.
 */
export async function expressionUnits(
  source: { readonly reader: Pick<MetricReader, 'metadata'>; readonly queries?: NamedQueries },
  expression: Expression,
): Promise<Units> {
  const unitsOf = (inner: Expression): Promise<Units> => expressionUnits(source, inner);
  switch (expression.kind) {
    case 'number':
      return null;
    case 'metric':
      return metricUnits(source.reader, expression.metric);
    case 'reference': {
      const query = source.queries?.get(expression.name);
      if (query?.kind === 'other') return query.unit;
      return query ? unitsOf(query) : null;
    }
    case 'negation':
      return unitsOf(expression.operand);
    case 'call':
      return unitsOfCall(expression.name, await unitsOf(expression.operand));
    case 'arithmetic': {
      const { left, right, operator } = expression;
      if (left.kind === 'number') return operator === '/' ? null : unitsOf(right);
      if (right.kind === 'number') return unitsOf(left);
      if (operator === '*' || operator === '/') return null;
      const [a, b] = await Promise.all([unitsOf(left), unitsOf(right)]);
      return a && b && a[0].id === b[0].id && a[1]?.id === b[1]?.id ? a : null;
    }
  }
}

function unitsOfCall(name: string, units: Units): Units {
  if (name === 'dt') return unitNamed('second');
  if (withoutUnit.has(name) || findFunction(name)?.family === 'count') return null;
  const per = perUnits[name];
  if (per === undefined || !units) return units;
  return units[1] === null ? [units[0], findUnit(per) ?? null] : null;
}

function unitNamed(name: string): Units {
  const unit = findUnit(name);
  return unit ? [unit, null] : null;
}
