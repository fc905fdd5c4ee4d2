import { asObjects, type JsonObject } from './read-value.ts';
import { undrawnTextFormats } from './text-format.ts';
import { undrawnScalar } from './undrawn-scalar.ts';
import { undrawnSort } from './undrawn-sort.ts';

const OF_REQUEST = ['alias', 'limit', 'order', 'cell_display_mode', 'sort', 'text_formats'];

/** What a table asks for and is not drawn. */
export function undrawnQueryTable(definition: JsonObject): readonly string[] {
  return [
    ...undrawnScalar(definition, {
      drawn: ['has_search_bar'],
      ofRequest: OF_REQUEST,
      ofFormula: ['alias', 'cell_display_mode'],
      severalRequests: true,
      severalFormulas: true,
    }),
    ...asObjects(definition.requests).flatMap(({ sort, text_formats }) => [
      ...undrawnSort(sort),
      ...undrawnTextFormats(text_formats),
    ]),
  ];
}
