import type { AxisRules } from '../chart/axis-rules.ts';
import type { Marker } from '../chart/marker.ts';
import { parseMarker } from '../chart/parse-marker.ts';
import { parseScale } from '../chart/parse-scale.ts';
import { type BoardRequest, readBoardRequest } from './board-request.ts';
import { asNumber, asObject, asObjects, asOneOf, asText, type JsonObject } from './read-value.ts';

const STATISTICS = ['avg', 'min', 'max', 'sum', 'value'] as const;

export type LegendStatistic = (typeof STATISTICS)[number];

/** A time series graph as its definition says. */
export interface TimeseriesWidget {
  readonly requests: readonly BoardRequest[];
  readonly axis: AxisRules;
  /** Of requests that are `on_right_yaxis`. */
  readonly rightAxis: AxisRules;
  readonly markers: readonly Marker[];
  /** Absent: it has none. */
  readonly legend?: WidgetLegend;
}

/** The legend of a graph. */
export interface WidgetLegend {
  /** `auto`: below each other where there is room. */
  readonly layout: 'auto' | 'horizontal' | 'vertical';
  /** The numbers beside names; those side by side have only what their author names. */
  readonly columns: readonly LegendStatistic[];
  /** Lines that it has room for at once; absent: a part of the widget's height. */
  readonly lines?: number;
}

/** Reads the definition of a widget of type `timeseries`. */
export function readTimeseries(definition: JsonObject): TimeseriesWidget {
  const legend = readLegend(definition);
  return {
    requests: asObjects(definition.requests).map(readBoardRequest),
    axis: readAxis(asObject(definition.yaxis)),
    rightAxis: readAxis(asObject(definition.right_yaxis)),
    markers: asObjects(definition.markers).flatMap(
      ({ value, display_type, label, time }) =>
        parseMarker({
          value: asText(value) ?? '',
          display_type: asText(display_type),
          label: asText(label),
          time: asNumber(time) ?? asText(time),
        }) ?? [],
    ),
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
    ...parseScale(asText(yaxis?.scale)),
    ...(yaxis?.include_zero === false && { includesZero: false }),
    ...(label && { label }),
  };
}

/** Sizes of a legend by their words. */
const LEGEND_LINES: Readonly<Record<string, number>> = { '2': 2, '4': 4, '8': 8, '16': 16 };

function readLegend({ show_legend, legend_layout, legend_columns, legend_size }: JsonObject): WidgetLegend | undefined {
  if (show_legend !== true || legend_size === '0') return undefined;
  const layout = asOneOf(legend_layout, ['auto', 'horizontal', 'vertical']) ?? 'auto';
  const named = Array.isArray(legend_columns)
    ? legend_columns.flatMap((column: unknown) => asOneOf(column, STATISTICS) ?? [])
    : [];
  const usual = layout === 'horizontal' ? [] : (['avg', 'max', 'value'] as const);
  const lines = LEGEND_LINES[asText(legend_size) ?? ''];
  return { layout, columns: named.length > 0 ? named : usual, ...(lines !== undefined && { lines }) };
}
