import { type NamedVariable, variablesIn } from './variables-in.ts';

/**
 * The variables of a message that nothing will fill, in their order; a name once.
 * @throws TemplateError when it cannot be read
 */
export function unknownVariables(text: string, isKnown: (name: string) => boolean): readonly NamedVariable[] {
  const seen = new Set<string>();
  return variablesIn(text).filter(({ name }) => {
    if (seen.has(name) || isKnown(name)) return false;
    seen.add(name);
    return true;
  });
}
