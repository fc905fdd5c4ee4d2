import type { Context, MetricBatch } from '../../../../lib/model/metric.ts';

/** A series for a test; what is left out is a gauge without host, tags and interval. */
export interface TestSeries extends Partial<Context> {
  readonly metric: string;
  /** `[Unix seconds, value]`. */
  readonly points: readonly (readonly [number, number])[];
}

/** Puts series into columns, for tests. */
export function metricBatch(...series: readonly TestSeries[]): MetricBatch {
  const rows = series.flatMap(({ points }, index) =>
    points.map(([timestampS, value]) => ({ index, timestampS, value })),
  );
  return {
    contexts: series.map(({ metric, type = 'gauge', host = '', tags = [], intervalS = 0 }) => ({
      metric,
      type,
      host,
      tags,
      intervalS,
    })),
    contextIndex: Uint32Array.from(rows, (row) => row.index),
    timestampS: Float64Array.from(rows, (row) => row.timestampS),
    value: Float64Array.from(rows, (row) => row.value),
  };
}
