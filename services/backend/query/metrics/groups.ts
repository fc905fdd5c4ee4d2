import { HttpError } from '../../../../lib/http/http-error.ts';
import type { MetricQuery } from '../../../../lib/query-language/types.ts';
import { groupsOf } from './group-key.ts';
import { hasValue } from './has-value.ts';
import { GroupAccumulator, type SourceRow } from './space-aggregation.ts';

/** Cells (groups × buckets) of an answer; more is refused. */
const maxCells = 2_000_000;

/** One series of an answer. */
export interface GroupSeries {
  /** `key:value` in the order of the query's keys; empty without grouping. */
  readonly groupTags: readonly string[];
  /** One per bucket; NaN where there is no point. */
  readonly values: Float64Array;
}

/** The groups of a query, made as sources arrive. */
export class Groups {
  readonly #query: MetricQuery;
  readonly #bucketCount: number;
  readonly #byKey = new Map<string, GroupAccumulator>();

  constructor(query: MetricQuery, bucketCount: number) {
    this.#query = query;
    this.#bucketCount = bucketCount;
  }

  /**
   * Adds a source to every group its tags put it into.
   * @throws HttpError 400 when the answer would be too large
   */
  add(tags: readonly string[], row: SourceRow): void {
    for (const groupTags of groupsOf(tags, this.#query.groupBy)) this.#group(groupTags).add(row);
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
    if ((this.#byKey.size + 1) * this.#bucketCount > maxCells) {
      throw new HttpError(
        400,
        `The query has more than ${maxCells} points (${this.#byKey.size} groups × ${this.#bucketCount}): ` +
          'group by fewer tags, narrow the scope, or take a longer rollup',
      );
    }
    const group = new GroupAccumulator(tags, this.#query.aggregator ?? 'avg');
    this.#byKey.set(key, group);
    return group;
  }
}
