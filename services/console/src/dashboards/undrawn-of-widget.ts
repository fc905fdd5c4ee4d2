import { COMMON_OPTIONS } from './common-options.ts';
import { undrawnFormats } from './conditional-format.ts';
import { asObject, asObjects, type JsonObject } from './read-value.ts';
import { safeColor } from './safe-color.ts';
import { textColor } from './text-color.ts';
import { undrawnOptions } from './undrawn-options.ts';
import { undrawnRequest } from './undrawn-request.ts';
import { undrawnTimeseries } from './undrawn-timeseries.ts';

/** Options that are drawn, by the type of a widget; types whose requests are read have rules of their own below. */
const DRAWN: Readonly<Record<string, readonly string[]>> = {
  note: ['content', 'background_color', 'font_size', 'text_align', 'vertical_align', 'has_padding'],
  free_text: ['text', 'color', 'font_size', 'text_align', 'background_color'],
  image: [
    'url',
    'url_dark_theme',
    'sizing',
    'margin',
    'has_background',
    'has_border',
    'horizontal_align',
    'vertical_align',
  ],
  iframe: ['url'],
  group: ['layout_type', 'widgets', 'background_color', 'show_title'],
};

/** What a widget of a type that is drawn asks for and does not get, by the names of the options; each once. */
export function undrawnOfWidget(definition: JsonObject & { readonly type: string }): readonly string[] {
  return [...new Set(byType(definition))];
}

function byType(definition: JsonObject & { readonly type: string }): readonly string[] {
  switch (definition.type) {
    case 'timeseries':
      return undrawnTimeseries(definition);
    case 'query_value':
      return undrawnScalar(definition, ['autoscale', 'precision', 'custom_unit', 'text_align']);
    case 'toplist':
      return undrawnScalar(definition, [], ['sort']);
    default: {
      const drawn = Object.hasOwn(DRAWN, definition.type) ? DRAWN[definition.type] : undefined;
      // The tile of a type that is not drawn shows all of it.
      if (!drawn) return [];
      return [...undrawnOptions(definition, [...COMMON_OPTIONS, ...drawn]), ...undrawnColors(definition)];
    }
  }
}

function undrawnColors({ background_color, color }: JsonObject): readonly string[] {
  return [
    ...(background_color && !safeColor(background_color) ? [`background_color ${String(background_color)}`] : []),
    ...(color && !textColor(color) ? [`color ${String(color)}`] : []),
  ];
}

function undrawnScalar(
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
