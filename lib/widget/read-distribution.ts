import type { AxisRules } from '../chart/axis-rules.ts';
import type { ReadQuestion } from './read-question.ts';
import { readSpreadAxis } from './read-spread-axis.ts';
import { readSpreadQuestion, type SpreadBinding } from './read-spread-question.ts';
import { asNumber, asObject, asObjects, asText, type JsonObject } from './read-value.ts';
import { readValueMarker, type WrittenValueMarker } from './value-markers.ts';
import { widenedQuery } from './widened-query.ts';

/** A distribution as its definition says. */
export interface DistributionWidget {
  readonly read: ReadQuestion;
  readonly palette: string | undefined;
  readonly xAxis: AxisRules;
  /** Ends of the axis of values that are percentiles of them, `p99`, as shares. */
  readonly percentileEnds: { readonly min?: number; readonly max?: number };
  readonly yAxis: AxisRules;
  readonly buckets: number;
  readonly markers: readonly WrittenValueMarker[];
  readonly hasLegend: boolean;
}

/** Buckets where the widget names no number. */
const BUCKETS = 40;
const MOST_BUCKETS = 500;

/** Values of all times are added up: few columns are as good as many. */
const COLUMNS = 60;

/** Reads the definition of a widget of type `distribution`; `bind` puts values in place of variables. */
export function readDistribution(
  definition: JsonObject,
  { spanMs, bind, bindSource }: SpreadBinding,
): DistributionWidget {
  const request = asObjects(definition.requests)[0] ?? {};
  const xaxis = asObject(definition.xaxis);
  const [min, max] = [percentileEnd(xaxis?.min), percentileEnd(xaxis?.max)];
  const buckets = Math.round(asNumber(xaxis?.num_buckets) ?? BUCKETS);
  return {
    read: readSpreadQuestion(request, {
      form: 'scalar',
      bindSource,
      bind,
      bindHistogram: (query) => widenedQuery(bind(query), { spanMs, mostBuckets: COLUMNS }),
    }),
    palette: asText(asObject(request.style)?.palette),
    xAxis: readSpreadAxis(xaxis),
    percentileEnds: { ...(min !== undefined && { min }), ...(max !== undefined && { max }) },
    yAxis: readSpreadAxis(definition.yaxis),
    buckets: Math.min(Math.max(buckets, 1), MOST_BUCKETS),
    markers: asObjects(definition.markers).flatMap((marker) => readValueMarker(marker) ?? []),
    hasLegend: definition.show_legend === true && definition.legend_size !== '0',
  };
}

/** `p99` as 0.99. */
function percentileEnd(written: unknown): number | undefined {
  const [, percent] = /^p(\d{1,2}(?:\.\d+)?|100)$/.exec(asText(written) ?? '') ?? [];
  return percent === undefined ? undefined : Number(percent) / 100;
}
