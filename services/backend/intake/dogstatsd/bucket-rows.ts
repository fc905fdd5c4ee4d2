import type { Context, MetricBatch, MetricType, SketchBatch } from '../../../../lib/model/metric.ts';
import { SketchColumns } from '../../../../lib/sketch/sketch-columns.ts';
import { normalizeMetricName } from '../../../../lib/tags/normalize-metric-name.ts';
import { BatchBuilder } from './batch-builder.ts';
import { MetricFilter } from './metric-filter.ts';
import { SampleKind } from './sample-kind.ts';
import type { SeriesTable } from './series-table.ts';
import type { DogstatsdSettings } from './settings.ts';

/** Seconds of a bucket; the interval of every series that DogStatsD makes. */
export const bucketS = 10;

/** What buckets come to. */
export interface BucketBatches {
  readonly points: MetricBatch;
  /** Of distributions. */
  readonly sketches: SketchBatch;
}

/** Which series a bucket makes. */
export type RowSettings = Pick<DogstatsdSettings, 'histogram' | 'filter'>;

/** Turns buckets of series into rows for the store, as the Agent's time sampler does (wire reference 1.4). */
export class BucketRows {
  readonly #settings: RowSettings;
  readonly #table: SeriesTable;
  readonly #filter: MetricFilter;
  readonly #points = new BatchBuilder();
  readonly #sketches = new SketchColumns();

  constructor(settings: RowSettings, table: SeriesTable) {
    this.#settings = settings;
    this.#table = table;
    this.#filter = new MetricFilter(settings.filter);
  }

  /** Adds the points that the open bucket of a series comes to. */
  addPoints(series: number, timestampS: number): void {
    const table = this.#table;
    const openKind = table.openKind[series];
    const value = table.value[series] ?? 0;
    const add = (type: 'gauge' | 'rate', suffix: string, pointValue: number): void => {
      this.#points.addPoint(this.#points.addContext(this.#context(series, type, suffix)), timestampS, pointValue);
    };
    if (openKind === SampleKind.gauge) add('gauge', '', value);
    else if (openKind === SampleKind.count) add('rate', '', value / bucketS);
    else if (openKind === SampleKind.set) add('gauge', '', table.set(series).size);
    else if (openKind === SampleKind.histogram) this.#addHistogram(series, add);
  }

  /** Adds the sketch in the open bucket of a series, if there is one. */
  addSketch(series: number, timestampS: number): void {
    const sketch = this.#table.sketch(series);
    if (!sketch || sketch.count === 0) return;
    const isCopy = this.#table.isDistribution[series] === 0;
    const context = this.#context(series, 'distribution', '');
    const metric = isCopy ? normalizeMetricName(this.#settings.histogram.copyPrefix + context.metric) : context.metric;
    if (isCopy && this.#filter.blocks(metric)) return;
    this.#sketches.add(this.#sketches.addContext({ ...context, metric }), timestampS, sketch);
  }

  /** Adds a zero of a counter for each bucket that starts in a span. */
  addZeros(series: number, span: { readonly fromS: number; readonly toS: number }): void {
    if (span.fromS >= span.toS) return;
    const context = this.#points.addContext(this.#context(series, 'rate', ''));
    for (let startS = span.fromS; startS < span.toS; startS += bucketS) this.#points.addPoint(context, startS, 0);
  }

  /** The rows; there are none then. */
  take(): BucketBatches {
    return { points: this.#points.take(), sketches: this.#sketches.take() };
  }

  /** The filter list is asked for each series, as its name is known only here. */
  #addHistogram(series: number, add: (type: 'gauge' | 'rate', suffix: string, value: number) => void): void {
    const { name } = this.#table.identity(series);
    for (const point of this.#table.histogram(series).points(this.#settings.histogram)) {
      if (this.#filter.blocks(`${name}.${point.suffix}`)) continue;
      if (point.isCount) add('rate', `.${point.suffix}`, point.value / bucketS);
      else add('gauge', `.${point.suffix}`, point.value);
    }
  }

  #context(series: number, type: MetricType, suffix: string): Context {
    const { name, host, tags } = this.#table.identity(series);
    return { metric: name + suffix, type, host, tags, intervalS: bucketS };
  }
}
