import { parseMarker } from '../chart/parse-marker.ts';
import { COMMON_OPTIONS } from './common-options.ts';
import { undrawnSpreadAxis } from './read-spread-axis.ts';
import { asObject, asObjects, type JsonObject } from './read-value.ts';
import { undrawnOptions } from './undrawn-options.ts';
import { undrawnSpreadRequests } from './undrawn-spread-request.ts';
import { isLegendSize } from './undrawn-timeseries.ts';

const DRAWN = ['requests', 'xaxis', 'yaxis', 'markers', 'show_legend', 'legend_size'];

/** What a heat map asks for and is not drawn. The number of columns is for histograms alone: of groups the query decides. */
export function undrawnHeatmap(definition: JsonObject): readonly string[] {
  const isHistogram = asObject(asObjects(definition.requests)[0]?.query) !== undefined;
  return [
    ...undrawnOptions(definition, [...COMMON_OPTIONS, ...DRAWN]),
    ...(isLegendSize(definition.legend_size) ? [] : [`legend_size ${String(definition.legend_size)}`]),
    ...undrawnOptions(asObject(definition.xaxis), isHistogram ? ['num_buckets'] : [], 'xaxis.'),
    ...undrawnSpreadAxis(definition, 'yaxis'),
    ...asObjects(definition.markers).flatMap((marker) => [
      ...undrawnOptions(marker, ['value', 'display_type', 'label'], 'markers.'),
      ...(parseMarker({ value: String(marker.value) }) ? [] : [`markers.value ${String(marker.value)}`]),
    ]),
    ...undrawnSpreadRequests(definition),
  ];
}
