import { COMMON_OPTIONS } from './common-options.ts';
import { undrawnFormats } from './conditional-format.ts';
import { asObject, asObjects, type JsonObject } from './read-value.ts';
import { undrawnOptions } from './undrawn-options.ts';
import { undrawnRequest } from './undrawn-request.ts';

/** What a widget of numbers asks for and is not drawn; `drawn` are its own options, `ofRequest` those of its request. */
export function undrawnScalar(
  definition: JsonObject,
  drawn: readonly string[],
  ofRequest: readonly string[] = [],
): readonly string[] {
  const [request = {}, ...others] = asObjects(definition.requests);
  return [
    ...undrawnOptions(definition, [...COMMON_OPTIONS, 'requests', ...drawn]),
    ...(others.length > 0 ? ['requests after the first'] : []),
    ...(asObjects(request.formulas).length > 1 ? ['formulas after the first'] : []),
    ...[
      ...undrawnRequest(request, ['aggregator', 'conditional_formats', ...ofRequest], ['conditional_formats']),
      ...undrawnFormats(request.conditional_formats),
      ...asObjects(request.formulas).flatMap(({ conditional_formats }) => undrawnFormats(conditional_formats)),
      ...undrawnSort(request.sort),
    ],
  ];
}

/** A top list is in the order of its numbers, by its first formula. */
function undrawnSort(sort: unknown): readonly string[] {
  const [first, ...others] = asObjects(asObject(sort)?.order_by);
  if (!first) return [];
  const isByNumber = first.type === 'formula' && (first.index === undefined || first.index === 0);
  return isByNumber && others.length === 0 ? [] : ['sort.order_by'];
}
