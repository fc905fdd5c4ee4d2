import type { AxisRules } from '../chart/axis-rules.ts';
import type { Marker } from '../chart/marker.ts';
import { parseMarker } from '../chart/parse-marker.ts';
import { type BoardRequest, readBoardRequest } from './board-request.ts';
import { asNumber, asObject, asObjects, asOneOf, asText, type JsonObject } from './read-value.ts';

const STATISTICS = ['avg', 'min', 'max', 'sum', 'value'] as const;

export type LegendStatistic = (typeof STATISTICS)[number];

/** A time series graph as its definition says. */
export interface TimeseriesWidget {
  readonly requests: readonly BoardRequest[];
  readonly axis: AxisRules;
  readonly markers: readonly Marker[];
  /** Absent: it has none. */
  readonly legend?: { readonly layout: 'horizontal' | 'vertical'; readonly columns: readonly LegendStatistic[] };
}

/** Reads the definition of a widget of type `timeseries`. */
export function readTimeseries(definition: JsonObject): TimeseriesWidget {
  const legend = readLegend(definition);
  return {
    requests: asObjects(definition.requests).map(readBoardRequest),
    axis: readAxis(asObject(definition.yaxis)),
    markers: asObjects(definition.markers).flatMap(({ value, display_type, label }) => {
      const text = asText(value);
      if (text === undefined) return [];
      return parseMarker({ value: text, display_type: asText(display_type), label: asText(label) }) ?? [];
    }),
    ...(legend && { legend }),
  };
}

/** What a `yaxis` says of a value axis. */
export function readAxis(yaxis: JsonObject | undefined): AxisRules {
  const [min, max] = [asNumber(yaxis?.min), asNumber(yaxis?.max)];
  const label = asText(yaxis?.label);
  return {
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(yaxis?.scale === 'log' && { scale: 'log' }),
    ...(yaxis?.include_zero === false && { includesZero: false }),
    ...(label && { label }),
  };
}

function readLegend({ show_legend, legend_layout, legend_columns, legend_size }: JsonObject) {
  const isShown = show_legend === true && legend_size !== '0';
  if (!isShown) return undefined;
  const named = Array.isArray(legend_columns)
    ? legend_columns.flatMap((column: unknown) => asOneOf(column, STATISTICS) ?? [])
    : [];
  const columns = named.length > 0 ? named : (['avg', 'max', 'value'] as const);
  return { layout: asOneOf(legend_layout, ['horizontal', 'vertical']) ?? 'vertical', columns } as const;
}
