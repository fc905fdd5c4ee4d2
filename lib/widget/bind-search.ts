import { type BoundVariable, isAnything } from '../query-language/bound-variable.ts';
import { findVariable } from '../query-language/find-variable.ts';
import { printSearchValue } from '../search-language/print.ts';

/**
 * A search of events or spans with values in the place of its variables: `$env service:$service.value` becomes
 * `env:prod service:(web OR api)`. A condition on a variable that is anything, or its negation, is `*`.
 */
export function bindSearch(text: string, variables: readonly BoundVariable[]): string {
  const byLength = variables.toSorted((a, b) => b.name.length - a.name.length);
  let bound = '';
  let rest = text;
  for (;;) {
    const found = findVariable(rest, byLength);
    if (!found) return bound + rest;
    const { variable, start, end, isValue } = found;
    const before = bound + rest.slice(0, start);
    const [, term = '', key = ''] = /(?:^|[\s(])(-?([^\s():]+:)?)$/.exec(before) ?? [];
    bound = isAnything(variable)
      ? `${before.slice(0, before.length - term.length)}*`
      : before + termOf(variable, { key, isValue });
    rest = rest.slice(end);
  }
}

function termOf(
  { values, prefix }: BoundVariable,
  { key, isValue }: { readonly key: string; readonly isValue: boolean },
): string {
  // What stands behind a key is a value; only `tags:` has whole tags there.
  const hasPrefix = prefix && !isValue && (key === '' || key === 'tags:');
  if (key === 'tags:') return values.map((value) => (hasPrefix ? `${prefix}:${value}` : value)).join(',');
  const written = values.map((value) => (prefix || isValue || key !== '' ? printSearchValue(value) : value));
  const alternatives = written.length === 1 ? written[0] : `(${written.join(' OR ')})`;
  return hasPrefix ? `${prefix}:${alternatives}` : (alternatives ?? '');
}
