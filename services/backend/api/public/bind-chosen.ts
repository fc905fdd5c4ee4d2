import { errors } from '../../../../lib/http/errors.ts';
import type { BoundVariable } from '../../../../lib/query-language/bound-variable.ts';
import type { ReadVariable } from './public-variable.ts';

/** What tags are made of; nothing that ends a condition or begins another. */
const TAG = /^[\p{L}\p{N}_.:/*-]{1,200}$/u;

/**
 * The variables of a board with the values that its viewer chose.
 * @param chosen by the variables' names; absent: they are at their values at first
 * @throws HttpError 403 for a value that may not be chosen
 */
export function bindChosen(
  variables: readonly ReadVariable[],
  chosen: Readonly<Record<string, readonly string[]>>,
): readonly BoundVariable[] {
  const unknown = Object.keys(chosen).find((name) => variables.every((variable) => variable.name !== name));
  if (unknown !== undefined) throw errors.notChoosable(unknown);
  return variables.map((variable) => {
    const { name, prefix, type, values } = variable;
    const taken = Object.hasOwn(chosen, name) ? (chosen[name] ?? values) : values;
    if (!taken.every((value) => values.includes(value) || isChoosable(variable, value)))
      throw errors.notChoosable(name);
    // None would be any.
    if (taken.length === 0 && !isChoosable(variable, '*')) throw errors.notChoosable(name);
    return { name, ...(prefix !== undefined && { prefix }), ...(type && { type }), values: taken };
  });
}

/** Whether a viewer may choose this value. */
export function isChoosable({ choice }: ReadVariable, value: string): boolean {
  if (choice === 'none') return false;
  return choice === 'any' ? TAG.test(value) : choice.includes(value);
}
