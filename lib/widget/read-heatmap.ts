import type { AxisRules } from '../chart/axis-rules.ts';
import type { Marker } from '../chart/marker.ts';
import { parseMarker } from '../chart/parse-marker.ts';
import type { ReadQuestion } from './read-question.ts';
import { readSpreadAxis } from './read-spread-axis.ts';
import { readSpreadQuestion, type SpreadBinding } from './read-spread-question.ts';
import { asNumber, asObject, asObjects, asText, type JsonObject } from './read-value.ts';
import { widenedQuery } from './widened-query.ts';

/** A heat map as its definition says. */
export interface HeatmapWidget {
  readonly read: ReadQuestion;
  readonly palette: string | undefined;
  readonly axis: AxisRules;
  readonly markers: readonly Marker[];
  readonly hasLegend: boolean;
}

/** Buckets of time where the widget names no number. */
const COLUMNS = 120;

/** Reads the definition of a widget of type `heatmap`; `bind` puts values in place of variables. */
export function readHeatmap(definition: JsonObject, { spanMs, bind, bindSource }: SpreadBinding): HeatmapWidget {
  const request = asObjects(definition.requests)[0] ?? {};
  const columns = Math.round(asNumber(asObject(definition.xaxis)?.num_buckets) ?? COLUMNS);
  const columnsOf = (mostBuckets: number) => (query: string) => widenedQuery(bind(query), { spanMs, mostBuckets });
  return {
    read: readSpreadQuestion(request, {
      form: 'timeseries',
      bindSource,
      bind: columnsOf(COLUMNS),
      bindHistogram: columnsOf(Math.min(Math.max(columns, 1), 500)),
    }),
    palette: asText(asObject(request.style)?.palette),
    axis: readSpreadAxis(definition.yaxis),
    markers: asObjects(definition.markers).flatMap(({ value, display_type, label }) => {
      const text = asText(value);
      if (text === undefined) return [];
      return parseMarker({ value: text, display_type: asText(display_type), label: asText(label) }) ?? [];
    }),
    hasLegend: definition.show_legend === true && definition.legend_size !== '0',
  };
}
