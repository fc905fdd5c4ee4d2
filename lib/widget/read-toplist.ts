import type { BindSource } from './read-question.ts';
import { readScalar } from './read-scalar.ts';
import { asObject, asObjects, asOneOf, asText, type JsonObject } from './read-value.ts';
import { type RowOrder, readRowSort } from './row-order.ts';
import { readScalarRequest, type ScalarRequest } from './scalar-request.ts';

/** A top list as its definition says. */
export interface ToplistWidget {
  readonly request: ScalarRequest;
  /** Stacked: the parts of a row, which are formulas or the groups of its further keys, follow each other in one bar. */
  readonly display: 'flat' | 'stacked';
  readonly legend: 'automatic' | 'inline' | 'none';
  /** Relative: numbers are shares of their sum. */
  readonly scaling: 'absolute' | 'relative';
  readonly palette?: string;
  readonly rules: readonly RowOrder[];
  /** How many rows; as many as a list without a limit has. */
  readonly count: number;
}

const MOST_ROWS = 100;

/** Reads the definition of a widget of type `toplist`. */
export function readToplist(
  definition: JsonObject,
  bind: (query: string) => string,
  bindSource?: BindSource,
): ToplistWidget {
  const written = asObjects(definition.requests)[0] ?? {};
  const style = asObject(definition.style);
  const display = asObject(style?.display);
  const palette = asText(style?.palette) ?? asText(asObject(written.style)?.palette);
  const { rules, count } = readRowSort(written.sort);
  // In the old form `top()` says by what it ranks, and so what its rows show.
  const { aggregator, order } = readScalar(definition, bind);
  return {
    request: { ...readScalarRequest(written, bind, bindSource), aggregator },
    display: asOneOf(display?.type, ['flat', 'stacked']) ?? 'flat',
    legend: asOneOf(display?.legend, ['automatic', 'inline', 'none']) ?? 'automatic',
    scaling: asOneOf(style?.scaling, ['absolute', 'relative']) ?? 'absolute',
    ...(palette !== undefined && { palette }),
    rules: rules.length > 0 ? rules : [{ by: 'column', column: 0, order }],
    count: count ?? MOST_ROWS,
  };
}
