import type { MetricQuery, SpaceAggregator } from '../../../../lib/query-language/types.ts';
import { countGroups, groupChoices, groupsOf } from './group-key.ts';
import { hasValue } from './has-value.ts';
import { refuseTooManyGroups } from './refuse-too-many-groups.ts';
import { GroupAccumulator, type SourceRow } from './space-aggregation.ts';

/** One series of an answer. */
export interface GroupSeries {
  /** `key:value` in the order of the query's keys; empty without grouping. */
  readonly groupTags: readonly string[];
  /** One per bucket; NaN where there is no point. */
  readonly values: Float64Array;
  /** What anomalies() and forecast() expect of it; functions and arithmetic on top drop it. */
  readonly band?: Band;
  /** Whether outliers() tells it from its peers; absent where nobody asked. */
  readonly isOutlier?: boolean;
}

/** The range that is expected of a line, bucket by bucket; NaN where none is known. */
export interface Band {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** 1 where there is a point, and it is outside: of anomalies(). */
  readonly anomalous?: Uint8Array;
  /** 1 where the value of the line is a prediction: of forecast(). */
  readonly predicted?: Uint8Array;
}

/** The groups of a query, made as sources arrive. */
export class Groups {
  readonly #query: MetricQuery;
  readonly #aggregator: SpaceAggregator;
  readonly #bucketCount: number;
  readonly #byKey = new Map<string, GroupAccumulator>();

  constructor(query: MetricQuery, aggregator: SpaceAggregator, bucketCount: number) {
    this.#query = query;
    this.#aggregator = aggregator;
    this.#bucketCount = bucketCount;
  }

  /**
   * Adds a source to every group its tags put it into.
   * @throws HttpError 400 when the answer would be too large
   */
  add(tags: readonly string[], row: SourceRow): void {
    const choices = groupChoices(tags, this.#query.groupBy);
    // Before the first is made: a few keys with a few values each are millions.
    refuseTooManyGroups(countGroups(choices), this.#bucketCount);
    for (const groupTags of groupsOf(choices)) this.#group(groupTags).add(row);
  }

  /** The groups that have a value, ordered by their tags. */
  finish(): readonly GroupSeries[] {
    return Array.from(this.#byKey)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, group]) => ({ groupTags: group.tags, values: group.finish() }))
      .filter(({ values }) => hasValue(values));
  }

  #group(tags: readonly string[]): GroupAccumulator {
    const key = tags.join('\n');
    const found = this.#byKey.get(key);
    if (found) return found;
    refuseTooManyGroups(this.#byKey.size + 1, this.#bucketCount);
    const group = new GroupAccumulator(tags, this.#aggregator);
    this.#byKey.set(key, group);
    return group;
  }
}
