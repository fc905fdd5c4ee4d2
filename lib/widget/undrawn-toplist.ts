import { LIGHT_CHART } from '../chart/chart-theme.ts';
import { paletteColors } from '../chart/palette-colors.ts';
import { asObject, asObjects, asText, type JsonObject } from './read-value.ts';
import { undrawnOptions } from './undrawn-options.ts';
import { undrawnScalar } from './undrawn-scalar.ts';
import { undrawnSort } from './undrawn-sort.ts';

/** What a top list asks for and is not drawn. */
export function undrawnToplist(definition: JsonObject): readonly string[] {
  const [request] = asObjects(definition.requests);
  const style = asObject(definition.style);
  const display = asObject(style?.display);
  const ofRequest = asObject(request?.style);
  return [
    ...undrawnScalar(definition, {
      drawn: ['style'],
      ofRequest: ['sort', 'style'],
      ofFormula: ['alias'],
      severalFormulas: true,
    }),
    ...undrawnSort(request?.sort),
    ...undrawnOptions(style, ['display', 'scaling', 'palette'], 'style.'),
    ...undrawnOptions(display, ['type', 'legend'], 'style.display.'),
    ...undrawnOptions(ofRequest, ['palette'], 'style.'),
    ...[style, ofRequest].flatMap((each) => undrawnPalette(each?.palette)),
  ];
}

/** A palette that has no colours here, by its name. */
export function undrawnPalette(palette: unknown): readonly string[] {
  if (palette === undefined || palette === null || paletteColors(asText(palette), LIGHT_CHART)) return [];
  return [`style.palette ${String(palette)}`];
}
