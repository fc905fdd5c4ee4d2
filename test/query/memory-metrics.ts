import type { Context, MetricMetadata } from '../../lib/model/metric.ts';
import { matchFilter } from '../../lib/query-language/match-filter.ts';
import type { TagFilter } from '../../lib/query-language/types.ts';
import type {
  MetricDetail,
  MetricReader,
  MetricSummary,
  RollupColumns,
  SelectedContext,
} from '../../services/backend/store/store.ts';

interface Series {
  readonly id: number;
  readonly context: Context;
  readonly tags: readonly string[];
  /** Second → value. */
  readonly points: Map<number, number>;
}

interface Row {
  readonly contextId: number;
  readonly bucketS: number;
  readonly values: readonly number[];
}

/** The store's read side over series in memory, without anything clever: an oracle and a fast stand-in. */
export class MemoryMetrics implements MetricReader {
  readonly #series: Series[] = [];
  readonly #byContext = new Map<string, Series>();
  readonly #metadata = new Map<string, MetricMetadata>();

  /** Adds points `[Unix seconds, value]` of a context, which is new if its fields are. */
  add(context: Context, points: Iterable<readonly [number, number]>): void {
    const key = JSON.stringify(context);
    let series = this.#byContext.get(key);
    if (!series) {
      const tags = context.host ? [...context.tags, `host:${context.host}`] : context.tags;
      series = { id: this.#series.length + 1, context, tags, points: new Map() };
      this.#series.push(series);
      this.#byContext.set(key, series);
    }
    for (const [second, value] of points) series.points.set(second, value);
  }

  async select(metric: string, filter: TagFilter): Promise<readonly SelectedContext[]> {
    const matches = matchFilter(filter);
    return this.#of(metric)
      .filter(({ tags }) => matches(tags))
      .map(({ id, tags, context: { type, host, intervalS } }) => ({ id, type, host, intervalS, tags }));
  }

  async rollup(
    contextIds: readonly number[],
    { fromS, toS, intervalS }: { readonly fromS: number; readonly toS: number; readonly intervalS: number },
  ): Promise<RollupColumns> {
    const wanted = new Set(contextIds);
    const rows = this.#series
      .filter(({ id }) => wanted.has(id))
      .flatMap((series) => rollUp(series, { fromS, toS, intervalS }));
    const column = (at: number) => Float64Array.from(rows, ({ values }) => values[at] ?? 0);
    return {
      contextId: Uint32Array.from(rows, ({ contextId }) => contextId),
      bucketS: Float64Array.from(rows, ({ bucketS }) => bucketS),
      min: column(0),
      max: column(1),
      sum: column(2),
      count: column(3),
      last: column(4),
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
    return { ...this.#summary(metric), metadata: this.#metadata.get(metric) ?? {}, hosts, tags: {} };
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
      .flatMap(({ context, points }) => Array.from(points, ([timestampS, value]) => ({ context, timestampS, value })))
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

function rollUp(series: Series, window: { fromS: number; toS: number; intervalS: number }): readonly Row[] {
  const buckets = new Map<number, number[]>();
  const ordered = [...series.points].sort(([a], [b]) => a - b);
  for (const [second, value] of ordered) {
    if (second < window.fromS || second >= window.toS) continue;
    const bucketS = Math.floor(second / window.intervalS) * window.intervalS;
    const bucket = buckets.get(bucketS);
    if (bucket) bucket.push(value);
    else buckets.set(bucketS, [value]);
  }
  return Array.from(buckets, ([bucketS, list]) => {
    const sum = list.reduce((total, value) => total + value, 0);
    const values = [Math.min(...list), Math.max(...list), sum, list.length, list.at(-1) ?? 0];
    return { contextId: series.id, bucketS, values };
  });
}
