import type { JsonObject } from './read-value.ts';

/**
 * The properties of an object that say something and are not among those that are drawn, by their names, with what they
 * belong to in front. What is empty, false or null says nothing.
 */
export function undrawnOptions(value: JsonObject | undefined, drawn: readonly string[], of = ''): readonly string[] {
  return Object.entries(value ?? {}).flatMap(([name, said]) =>
    drawn.includes(name) || saysNothing(said) ? [] : [`${of}${name}`],
  );
}

function saysNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
