import { asObject, asObjects, type JsonObject } from './read-value.ts';
import { undrawnOptions } from './undrawn-options.ts';
import { undrawnScalar } from './undrawn-scalar.ts';
import { undrawnSort } from './undrawn-sort.ts';
import { undrawnPalette } from './undrawn-toplist.ts';

/** What a tree map asks for and is not drawn. */
export function undrawnTreemap(definition: JsonObject): readonly string[] {
  return undrawnParts(definition, []);
}

/** What a sunburst asks for and is not drawn. */
export function undrawnSunburst(definition: JsonObject): readonly string[] {
  const legend = asObject(definition.legend);
  const type = legend?.type ?? 'automatic';
  return [
    ...undrawnParts(definition, ['hide_total', 'legend']),
    ...undrawnOptions(legend, ['type', 'hide_percent', 'hide_value'], 'legend.'),
    ...(['table', 'inline', 'automatic', 'none'].includes(String(type)) ? [] : [`legend.type ${String(type)}`]),
  ];
}

function undrawnParts(definition: JsonObject, drawn: readonly string[]): readonly string[] {
  return [
    ...undrawnScalar(definition, {
      drawn,
      ofRequest: ['style', 'sort'],
      ofFormula: ['alias'],
      severalRequests: true,
      severalFormulas: true,
    }),
    ...asObjects(definition.requests).flatMap(({ style, sort }) => [
      ...undrawnSort(sort),
      ...undrawnOptions(asObject(style), ['palette'], 'style.'),
      ...undrawnPalette(asObject(style)?.palette),
    ]),
  ];
}
