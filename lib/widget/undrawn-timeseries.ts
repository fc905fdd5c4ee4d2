import { LIGHT_CHART } from '../chart/chart-theme.ts';
import { paletteColors } from '../chart/palette-colors.ts';
import { parseMarker, parseMoment } from '../chart/parse-marker.ts';
import { parseScale } from '../chart/parse-scale.ts';
import { COMMON_OPTIONS } from './common-options.ts';
import { asNumber, asObject, asObjects, asText, type JsonObject } from './read-value.ts';
import { undrawnOptions } from './undrawn-options.ts';
import { undrawnRequest } from './undrawn-request.ts';

const DRAWN = [
  'requests',
  'yaxis',
  'right_yaxis',
  'markers',
  'events',
  'show_legend',
  'legend_layout',
  'legend_columns',
  'legend_size',
];

/** What a time series graph asks for and is not drawn, besides what no widget draws. */
export function undrawnTimeseries(definition: JsonObject): readonly string[] {
  return [
    ...undrawnOptions(definition, [...COMMON_OPTIONS, ...DRAWN]),
    ...undrawnAxis(asObject(definition.yaxis), 'yaxis'),
    ...undrawnAxis(asObject(definition.right_yaxis), 'right_yaxis'),
    ...(isLegendSize(definition.legend_size) ? [] : [`legend_size ${String(definition.legend_size)}`]),
    ...asObjects(definition.markers).flatMap((marker) => [
      ...undrawnOptions(marker, ['value', 'display_type', 'label', 'time'], 'markers.'),
      ...undrawnMarker(marker),
    ]),
    ...asObjects(definition.events).flatMap((event) => undrawnOptions(event, ['q', 'tags_execution'], 'events.')),
    ...asObjects(definition.requests).flatMap(undrawnGraphRequest),
  ];
}

function undrawnAxis(axis: JsonObject | undefined, name: string): readonly string[] {
  const scale = asText(axis?.scale);
  return [
    ...undrawnOptions(axis, ['min', 'max', 'scale', 'include_zero', 'label'], `${name}.`),
    ...(parseScale(scale) ? [] : [`${name}.scale ${scale}`]),
  ];
}

function undrawnMarker({ value, time }: JsonObject): readonly string[] {
  const moment = asNumber(time) ?? asText(time);
  const isTime = parseMoment(moment) !== undefined;
  return [
    ...(moment === undefined || moment === '' || isTime ? [] : [`markers.time ${moment}`]),
    ...(isTime || parseMarker({ value: String(value) }) ? [] : [`markers.value ${String(value)}`]),
  ];
}

export function isLegendSize(size: unknown): boolean {
  return size === undefined || size === null || ['0', '2', '4', '8', '16', 'auto'].includes(String(size));
}

function undrawnGraphRequest(request: JsonObject): readonly string[] {
  const style = asObject(request.style);
  const palette = asText(style?.palette);
  const display = asText(request.display_type) ?? 'line';
  return [
    ...undrawnRequest(request, ['display_type', 'style', 'metadata', 'on_right_yaxis'], ['alias']),
    ...undrawnOptions(style, ['palette', 'line_type', 'line_width', 'order_by', 'has_value_labels'], 'style.'),
    ...(['tags', 'values', undefined].includes(asText(style?.order_by)) ? [] : [`style.order_by ${style?.order_by}`]),
    ...(paletteColors(palette, LIGHT_CHART) ? [] : [`style.palette ${palette}`]),
    ...(['line', 'area', 'bars', 'overlay'].includes(display) ? [] : [`display_type ${display}`]),
  ];
}
