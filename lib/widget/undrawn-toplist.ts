import { asObject, asObjects, type JsonObject } from './read-value.ts';
import { undrawnScalar } from './undrawn-scalar.ts';

/** What a top list asks for and is not drawn: it is in the order of its numbers, by its first formula. */
export function undrawnToplist(definition: JsonObject): readonly string[] {
  const [request] = asObjects(definition.requests);
  const [first, ...others] = asObjects(asObject(request?.sort)?.order_by);
  const isByNumber = first?.type === 'formula' && (first.index === undefined || first.index === 0);
  return [
    ...undrawnScalar(definition, { ofRequest: ['sort'] }),
    ...(!first || (isByNumber && others.length === 0) ? [] : ['sort.order_by']),
  ];
}
