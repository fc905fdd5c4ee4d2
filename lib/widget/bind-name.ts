import { type BoundVariable, isAnything } from '../query-language/bound-variable.ts';
import { findVariable } from '../query-language/find-variable.ts';

/** A name that may be a variable: the name, `anything`, or what is not one. */
export type BoundName = { readonly name: string } | 'anything' | 'several';

/** The one value of a name such as `web`, `$service` or `$service.value`; `*` is any. */
export function bindName(written: string, variables: readonly BoundVariable[]): BoundName {
  const text = written.trim();
  const found = findVariable(text, variables);
  if (found?.start !== 0 || found.end !== text.length) return text === '*' ? 'anything' : { name: text };
  if (isAnything(found.variable)) return 'anything';
  const [name, ...others] = found.variable.values;
  return name === undefined || others.length > 0 ? 'several' : { name };
}
