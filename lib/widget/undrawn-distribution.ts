import { COMMON_OPTIONS } from './common-options.ts';
import { undrawnSpreadAxis } from './read-spread-axis.ts';
import { asObjects, type JsonObject } from './read-value.ts';
import { undrawnOptions } from './undrawn-options.ts';
import { undrawnSpreadRequests } from './undrawn-spread-request.ts';
import { isLegendSize } from './undrawn-timeseries.ts';
import { readValueMarker } from './value-markers.ts';

const DRAWN = ['requests', 'xaxis', 'yaxis', 'markers', 'show_legend', 'legend_size'];

/** What a distribution asks for and is not drawn. */
export function undrawnDistribution(definition: JsonObject): readonly string[] {
  return [
    ...undrawnOptions(definition, [...COMMON_OPTIONS, ...DRAWN]),
    ...(isLegendSize(definition.legend_size) ? [] : [`legend_size ${String(definition.legend_size)}`]),
    ...undrawnSpreadAxis(definition, 'xaxis', ['num_buckets']),
    ...undrawnSpreadAxis(definition, 'yaxis'),
    ...asObjects(definition.markers).flatMap((marker) => {
      const read = readValueMarker(marker);
      if (!read) return [`markers.value ${String(marker.value)}`];
      const drawn = read.kind === 'range' ? ['value', 'display_type', 'label'] : ['value', 'display_type'];
      return undrawnOptions(marker, drawn, 'markers.');
    }),
    ...undrawnSpreadRequests(definition),
  ];
}
