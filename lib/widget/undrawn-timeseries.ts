import { LIGHT_CHART } from '../chart/chart-theme.ts';
import { paletteColors } from '../chart/palette-colors.ts';
import { parseMarker } from '../chart/parse-marker.ts';
import { COMMON_OPTIONS } from './common-options.ts';
import { asObject, asObjects, asText, type JsonObject } from './read-value.ts';
import { undrawnOptions } from './undrawn-options.ts';
import { undrawnRequest } from './undrawn-request.ts';

const DRAWN = ['requests', 'yaxis', 'markers', 'show_legend', 'legend_layout', 'legend_columns', 'legend_size'];

/** What a time series graph asks for and is not drawn, besides what no widget draws. */
export function undrawnTimeseries(definition: JsonObject): readonly string[] {
  const yaxis = asObject(definition.yaxis);
  const scale = asText(yaxis?.scale) ?? 'linear';
  return [
    ...undrawnOptions(definition, [...COMMON_OPTIONS, ...DRAWN]),
    ...undrawnOptions(yaxis, ['min', 'max', 'scale', 'include_zero', 'label'], 'yaxis.'),
    ...(isLegendSize(definition.legend_size) ? [] : [`legend_size ${String(definition.legend_size)}`]),
    ...(['linear', 'log'].includes(scale) ? [] : [`yaxis.scale ${scale}`]),
    ...asObjects(definition.markers).flatMap((marker) => [
      ...undrawnOptions(marker, ['value', 'display_type', 'label'], 'markers.'),
      ...(parseMarker({ value: String(marker.value) }) ? [] : [`markers.value ${String(marker.value)}`]),
    ]),
    ...asObjects(definition.requests).flatMap(undrawnGraphRequest),
  ];
}

/** The legend is as large as its lines, or there is none. */
export function isLegendSize(size: unknown): boolean {
  return size === undefined || size === null || size === '0' || size === 'auto';
}

function undrawnGraphRequest(request: JsonObject): readonly string[] {
  const style = asObject(request.style);
  const palette = asText(style?.palette);
  const display = asText(request.display_type) ?? 'line';
  return [
    ...undrawnRequest(request, ['display_type', 'style', 'metadata'], ['alias']),
    ...undrawnOptions(style, ['palette', 'line_type', 'line_width'], 'style.'),
    ...(paletteColors(palette, LIGHT_CHART) ? [] : [`style.palette ${palette}`]),
    ...(['line', 'area', 'bars'].includes(display) ? [] : [`display_type ${display}`]),
  ];
}
