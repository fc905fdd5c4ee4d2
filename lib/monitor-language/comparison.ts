import { expectedError } from './monitor-query-error.ts';
import type { Comparator } from './types.ts';

/** `… > 800` at the end of a query. */
export interface Comparison {
  readonly comparator: Comparator;
  readonly threshold: number;
  /** Where it begins: what is compared ends there. */
  readonly at: number;
}

const atEnd = /(>=|<=|==|!=|>|<)\s*(-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)\s*$/;

/**
 * Reads the comparison that ends a query.
 * @throws MonitorQueryError that says where something else stands
 */
export function readComparison(text: string): Comparison {
  const found = atEnd.exec(text);
  const isDoubled = found !== null && /[<>=!]$/.test(text.slice(0, found.index));
  if (!found || isDoubled) {
    const operator = /[<>=!]+(?=[^<>=!"'(){}]*$)/.exec(text);
    throw expectedError(
      text,
      "a comparison at the end, one of >, >=, <, <=, == and != with a number, such as '> 100'",
      operator?.index ?? text.trimEnd().length,
    );
  }
  // Adding zero makes 0 of -0, which would be printed without its sign.
  return { comparator: found[1] as Comparator, threshold: Number(found[2]) + 0, at: found.index };
}
