import type { AxisRules } from '../chart/axis-rules.ts';
import { asNumber, asObject, asText, type JsonObject } from './read-value.ts';
import { undrawnOptions } from './undrawn-options.ts';

/** Reads an axis of a heat map, a distribution or a scatter plot. */
export function readSpreadAxis(written: unknown): AxisRules {
  const axis = asObject(written);
  const [min, max] = [asNumber(axis?.min), asNumber(axis?.max)];
  const label = asText(axis?.label);
  return {
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(axis?.scale === 'log' && { scale: 'log' }),
    ...(axis?.include_zero === false && { includesZero: false }),
    ...(label && { label }),
  };
}

/** What of such an axis is not drawn; `drawn` are options besides those that each has. */
export function undrawnSpreadAxis(
  definition: JsonObject,
  name: 'xaxis' | 'yaxis',
  drawn: readonly string[] = [],
): readonly string[] {
  const axis = asObject(definition[name]);
  const scale = asText(axis?.scale) ?? 'linear';
  return [
    ...undrawnOptions(axis, ['min', 'max', 'scale', 'include_zero', 'label', ...drawn], `${name}.`),
    ...(['linear', 'log', ''].includes(scale) ? [] : [`${name}.scale ${scale}`]),
  ];
}
