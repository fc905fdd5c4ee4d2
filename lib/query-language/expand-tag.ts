import { type BoundVariable, isAnything } from './bound-variable.ts';
import { findVariable } from './find-variable.ts';

/** Tags that one may become. */
const maxAlternatives = 1000;

/**
 * The tags that a tag with variables stands for: one for each value. In a value, `$var` is as `$var.value`; `*` is a
 * wildcard there, but for a whole value, where it says nothing. A tag that would be too many is left as it is written.
 */
export function expandTag(
  written: string,
  variables: readonly BoundVariable[],
): readonly string[] | 'anything' | 'unbound' {
  const found = findVariable(written, variables);
  if (!found) return written.includes('$') ? 'unbound' : [written];
  const { variable, start, end, isValue } = found;
  const [before, after] = [written.slice(0, start), written.slice(end)];
  const isWhole = before === '' && after === '';
  if (variable.type === 'group') return 'unbound';
  const isWholeValue = before.endsWith(':') && before.indexOf(':') === before.length - 1 && after === '';
  if ((isWhole || isWholeValue) && isAnything(variable)) return 'anything';
  const values = isAnything(variable) ? ['*'] : variable.values;
  const prefix = isWhole && !isValue && variable.prefix ? `${variable.prefix}:` : '';
  const rest = expandTag(after, variables);
  if (typeof rest === 'string') return rest;
  if (values.length * rest.length > maxAlternatives) return 'unbound';
  return values.flatMap((value) => rest.map((each) => `${before}${prefix}${value}${each}`));
}
