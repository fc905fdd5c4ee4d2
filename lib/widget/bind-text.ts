import { type BoundVariable, isAnything } from '../query-language/bound-variable.ts';
import { findVariable } from '../query-language/find-variable.ts';

/** A title or a note with what is chosen in place of its variables: `$host.value` is the value, `$host` the whole tag. */
export function bindText(text: string, variables: readonly BoundVariable[]): string {
  if (!text.includes('$')) return text;
  const byLength = variables.toSorted((a, b) => b.name.length - a.name.length);
  let bound = '';
  let rest = text;
  for (;;) {
    const found = findVariable(rest, byLength);
    if (!found) return bound + rest;
    const { variable, start, end, isValue } = found;
    const values = isAnything(variable) ? ['*'] : variable.values;
    const prefix = !isValue && variable.prefix ? `${variable.prefix}:` : '';
    bound += rest.slice(0, start) + values.map((value) => `${prefix}${value}`).join(', ');
    rest = rest.slice(end);
  }
}
