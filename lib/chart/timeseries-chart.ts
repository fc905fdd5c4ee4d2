import type { QuerySeries } from '../api-types/query.ts';
import type { AxisRules } from './axis-rules.ts';
import type { ChartEvent } from './event-shape.ts';
import type { Marker } from './marker.ts';
import type { SeriesStyle } from './series-style.ts';

export type TimeseriesDisplay = 'line' | 'area' | 'bars';

/** A time series graph: lines over each other, areas and bars on each other. */
export interface TimeseriesChart {
  readonly series: readonly QuerySeries[];
  readonly display: TimeseriesDisplay;
  /** The window shown, Unix milliseconds, whether or not there are points at its ends. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Values are counts: the axis has whole numbers alone. */
  readonly isCount?: boolean;
  /** Places in `series` that are not drawn; they keep their colour. */
  readonly hidden?: ReadonlySet<number>;
  /** The place in `series` that stands out, the others step back. */
  readonly highlighted?: number | undefined;
  /** By place in `series`, where they are not all drawn as `display` says. */
  readonly styles?: readonly SeriesStyle[] | undefined;
  readonly axis?: AxisRules | undefined;
  /** That of the series whose styles say so; there is none when no style does. */
  readonly rightAxis?: AxisRules | undefined;
  readonly markers?: readonly Marker[] | undefined;
  /** Drawn where there is anything else. */
  readonly events?: readonly ChartEvent[] | undefined;
}
