import type { Context, MetricMetadata } from '../../lib/model/metric.ts';
import { matchFilter } from '../../lib/query-language/match-filter.ts';
import type { TagFilter } from '../../lib/query-language/types.ts';
import { Sketch } from '../../lib/sketch/sketch.ts';
import type {
  MetricDetail,
  MetricReader,
  MetricSummary,
  RollupCells,
  RollupField,
  SelectedContext,
  SketchCells,
} from '../../services/backend/store/store.ts';

interface Series {
  readonly id: number;
  readonly context: Context;
  readonly tags: readonly string[];
  /** Second → its value; of a distribution, all values. */
  readonly points: Map<number, readonly number[]>;
}

const combine: Readonly<Record<RollupField, (values: readonly number[]) => number>> = {
  sum: (values) => values.reduce((total, value) => total + value, 0),
  min: (values) => Math.min(...values),
  max: (values) => Math.max(...values),
};

/** The store's read side over series in memory, without anything clever: an oracle and a fast stand-in. */
export class MemoryMetrics implements MetricReader {
  readonly #series: Series[] = [];
  readonly #byContext = new Map<string, Series>();
  readonly #metadata = new Map<string, MetricMetadata>();

  /** Adds points `[Unix seconds, value]` of a context, which is new if its fields are. */
  add(context: Context, points: Iterable<readonly [number, number]>): void {
    const { points: held } = this.#seriesOf(context);
    for (const [second, value] of points) {
      held.set(second, context.type === 'distribution' ? [...(held.get(second) ?? []), value] : [value]);
    }
  }

  #seriesOf(context: Context): Series {
    const key = JSON.stringify(context);
    let series = this.#byContext.get(key);
    if (!series) {
      const tags = context.host ? [...context.tags, `host:${context.host}`] : context.tags;
      series = { id: this.#series.length + 1, context, tags, points: new Map() };
      this.#series.push(series);
      this.#byContext.set(key, series);
    }
    return series;
  }

  async select(metric: string, filter: TagFilter): Promise<readonly SelectedContext[]> {
    const matches = matchFilter(filter);
    return this.#of(metric)
      .filter(({ tags }) => matches(tags))
      .map(({ id, tags, context: { type, host, intervalS } }) => ({ id, type, host, intervalS, tags }));
  }

  async rollup(
    contextIds: Parameters<MetricReader['rollup']>[0],
    { fromS, toS, intervalS, field }: Parameters<MetricReader['rollup']>[1],
  ): Promise<RollupCells> {
    const first = Math.floor(fromS / intervalS);
    const bucketCount = Math.ceil(toS / intervalS) - first;
    const cells = Array.from(contextIds).flatMap((id) => {
      const points = [...(this.#series.find((series) => series.id === id)?.points ?? [])];
      const inside = points.filter(([second]) => second >= fromS && second < toS);
      return Array.from({ length: bucketCount }, (_, at) =>
        inside.filter(([second]) => Math.floor(second / intervalS) === first + at).flatMap(([, values]) => values),
      );
    });
    return {
      firstBucketS: first * intervalS,
      bucketCount,
      count: Float64Array.from(cells, (values) => values.length),
      value: Float64Array.from(cells, (values) => (values.length === 0 ? 0 : combine[field](values))),
    };
  }

  async sketches(
    groups: readonly (readonly number[])[],
    { fromS, toS, intervalS }: Parameters<MetricReader['sketches']>[1],
  ): Promise<SketchCells> {
    const first = Math.floor(fromS / intervalS);
    const bucketCount = Math.ceil(toS / intervalS) - first;
    const sketches = Array.from({ length: groups.length * bucketCount }, () => new Sketch());
    for (const [group, ids] of groups.entries()) {
      for (const { id, points } of this.#series) {
        if (!ids.includes(id)) continue;
        for (const [second, values] of points) {
          if (second < fromS || second >= toS) continue;
          const sketch = sketches[group * bucketCount + Math.floor(second / intervalS) - first];
          for (const value of values) sketch?.add(value);
        }
      }
    }
    const bins = sketches.flatMap((sketch, cell) =>
      sketch.sortedBins().map(([key, weight]) => ({ cell, key, weight })),
    );
    return {
      firstBucketS: first * intervalS,
      bucketCount,
      cell: Uint32Array.from(bins, ({ cell }) => cell),
      key: Int16Array.from(bins, ({ key }) => key),
      weight: Float64Array.from(bins, ({ weight }) => weight),
    };
  }

  async list(filter: Parameters<MetricReader['list']>[0]): Promise<readonly MetricSummary[]> {
    const { activeSinceS = 0, host, search = '', limit } = filter;
    const names = new Set(this.#series.filter((each) => !host || each.context.host === host).map(nameOf));
    return [...names]
      .filter((name) => name.toLowerCase().includes(search.toLowerCase()))
      .map((name) => this.#summary(name))
      .filter(({ lastSeenS }) => lastSeenS >= activeSinceS)
      .slice(0, limit);
  }

  async describe(metric: string): Promise<MetricDetail | undefined> {
    const series = this.#of(metric);
    if (series.length === 0) return undefined;
    const hosts = [...new Set(series.map(({ context }) => context.host).filter((host) => host !== ''))];
    return { ...this.#summary(metric), metadata: await this.metadata(metric), hosts, tags: {} };
  }

  async metadata(metric: string): Promise<MetricMetadata> {
    return this.#metadata.get(metric) ?? {};
  }

  async setMetadata(metric: string, metadata: MetricMetadata): Promise<void> {
    this.#metadata.set(metric, { ...this.#metadata.get(metric), ...metadata });
  }

  async declareMetadata(byMetric: Readonly<Record<string, MetricMetadata>>): Promise<void> {
    for (const [metric, metadata] of Object.entries(byMetric)) {
      this.#metadata.set(metric, { ...metadata, ...this.#metadata.get(metric) });
    }
  }

  async points(metric: string, { fromS, toS, limit }: Parameters<MetricReader['points']>[1]) {
    return this.#of(metric)
      .flatMap(({ context, points }) =>
        [...points].flatMap(([timestampS, values]) => values.map((value) => ({ context, timestampS, value }))),
      )
      .filter(({ timestampS }) => timestampS >= fromS && timestampS < toS)
      .sort((a, b) => b.timestampS - a.timestampS)
      .slice(0, limit);
  }

  #of(metric: string): readonly Series[] {
    return this.#series.filter((each) => nameOf(each) === metric);
  }

  #summary(metric: string): MetricSummary {
    const series = this.#of(metric);
    const lastSeenS = Math.max(0, ...series.flatMap(({ points }) => [...points.keys()]));
    return { metric, type: series[0]?.context.type ?? 'gauge', lastSeenS, contexts: series.length };
  }
}

function nameOf({ context }: Series): string {
  return context.metric;
}
