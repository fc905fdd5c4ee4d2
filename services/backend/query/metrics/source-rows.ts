import type { MetricQuery } from '../../../../lib/query-language/types.ts';
import type { RollupCells } from '../../store/store.ts';
import { hasValue } from './has-value.ts';
import { fillGaps, type GapRule, interpolationLimitS } from './interpolation.ts';
import type { BucketPlan } from './plan.ts';
import type { Source } from './sources.ts';
import type { SourceRow } from './space-aggregation.ts';
import { timeAggregationOf } from './time-aggregation.ts';
import { fieldOf, TimeAggregator, writeContext } from './time-aggregator.ts';

/** Turns one source after the other into a row of values; `raw` and `filled` are overwritten by the next. */
export class SourceRows implements SourceRow {
  raw: Float64Array;
  filled: Float64Array;
  readonly #query: MetricQuery;
  readonly #intervalS: number;
  /** What the query says of gaps, or how they are filled when it says nothing. */
  readonly #gaps: GapRule;
  readonly #aggregator: TimeAggregator;
  readonly #rawWithMargin: Float64Array;
  readonly #filledWithMargin: Float64Array;
  readonly #rawWindow: Float64Array;
  readonly #filledWindow: Float64Array;

  constructor(query: MetricQuery, read: BucketPlan, margin: number) {
    this.#query = query;
    this.#intervalS = read.intervalS;
    const { method = 'linear', limitS = interpolationLimitS } = query.fill ?? {};
    this.#gaps = { method, limitS, intervalS: read.intervalS };
    this.#aggregator = new TimeAggregator(fieldOf(query.rollup?.method), read.bucketCount);
    this.#rawWithMargin = new Float64Array(read.bucketCount);
    this.#filledWithMargin = new Float64Array(read.bucketCount);
    this.#rawWindow = this.#rawWithMargin.subarray(margin, read.bucketCount - margin);
    this.#filledWindow = this.#filledWithMargin.subarray(margin, read.bucketCount - margin);
    this.raw = this.#rawWindow;
    this.filled = this.#rawWindow;
  }

  /**
   * Whether the source has a value in the window, be it an interpolated one.
   * @param firstContext where its first context is among those of the cells; the others follow
   */
  build(source: Source, cells: RollupCells, firstContext: number): boolean {
    const [first] = source.contexts;
    if (!first) return false;
    const { method, scale, interpolates } = timeAggregationOf(first, this.#query, this.#intervalS);
    if (source.contexts.length === 1) {
      writeContext(cells, firstContext * cells.bucketCount, { method, scale }, this.#rawWithMargin);
    } else {
      this.#join(source, cells, firstContext);
      this.#aggregator.write(method, this.#rawWithMargin);
    }
    const fills = this.#query.fill !== undefined || interpolates;
    const hasGaps = fills && fillGaps(this.#rawWithMargin, this.#filledWithMargin, this.#gaps);
    this.filled = hasGaps ? this.#filledWindow : this.#rawWindow;
    // What the query itself says of gaps holds for a group of one source too.
    this.raw = this.#query.fill ? this.filled : this.#rawWindow;
    return hasValue(this.filled);
  }

  #join(source: Source, cells: RollupCells, firstContext: number): void {
    this.#aggregator.clear();
    source.contexts.forEach((context, at) => {
      const { scale } = timeAggregationOf(context, this.#query, this.#intervalS);
      this.#aggregator.add(cells, (firstContext + at) * cells.bucketCount, scale);
    });
  }
}
