import type { Context, MetricMetadata, MetricType } from '../../../../lib/model/metric.ts';
import { matchFilter } from '../../../../lib/query-language/match-filter.ts';
import type { TagFilter } from '../../../../lib/query-language/types.ts';
import type { Counters } from '../engine/counters.ts';
import type { Database } from '../engine/database.ts';
import type { GroupCommit } from '../engine/group-commit.ts';
import type { HostStore } from '../hosts/host-store.ts';
import type { MetricDetail, MetricReader, MetricSummary, RollupCells, SelectedContext } from '../store.ts';
import type { ContextCatalogue, ContextEntry } from './context-catalogue.ts';
import type { MetricMetadataStore } from './metric-metadata.ts';
import type { OpenPoint, OpenPoints } from './open-points.ts';
import { readNewest, type StoredPoint, toSeconds } from './point-reader.ts';
import type { RecentPoints } from './recent-points.ts';
import { rollUp } from './roll-up.ts';
import { bucketsOf } from './rollup-grid.ts';
import { TagIndex } from './tag-index.ts';

interface Window {
  readonly fromS: number;
  readonly toS: number;
}

/** Cells of an answer at most: 120 MB. */
const cellLimit = 10_000_000;

/** Seconds between the points of a context that declares no interval, as a guess. */
const assumedIntervalS = 10;

/** Answers questions about metrics: the catalogue from memory, points from memory, the database and the open buckets. */
export class StoredMetricReader implements MetricReader {
  readonly #catalogue: ContextCatalogue;
  readonly #recent: RecentPoints;
  readonly #open: OpenPoints;
  readonly #metadata: MetricMetadataStore;
  readonly #tags: TagIndex;
  readonly #database: Database;
  readonly #commit: GroupCommit;
  readonly #counters: Counters;

  constructor(parts: {
    catalogue: ContextCatalogue;
    recent: RecentPoints;
    open: OpenPoints;
    metadata: MetricMetadataStore;
    hosts: HostStore;
    database: Database;
    commit: GroupCommit;
    counters: Counters;
  }) {
    this.#catalogue = parts.catalogue;
    this.#recent = parts.recent;
    this.#open = parts.open;
    this.#metadata = parts.metadata;
    this.#tags = new TagIndex(parts.hosts);
    this.#database = parts.database;
    this.#commit = parts.commit;
    this.#counters = parts.counters;
  }

  async select(metric: string, filter: TagFilter): Promise<readonly SelectedContext[]> {
    const matches = matchFilter(filter);
    const selected: SelectedContext[] = [];
    for (const entry of this.#catalogue.ofMetric(metric)) {
      const tags = this.#tags.of(entry);
      if (!matches(tags)) continue;
      const { type, host, intervalS } = entry.context;
      selected.push({ id: entry.id, type, host, intervalS, tags });
    }
    return selected;
  }

  async rollup(ids: readonly number[], window: Parameters<MetricReader['rollup']>[1]): Promise<RollupCells> {
    refuseTooMuch(ids, window);
    const open = ids.flatMap((id) => this.#open.of(id, window));
    let pointsPerS = 0;
    for (const id of ids) pointsPerS += 1 / (this.#catalogue.get(id)?.context.intervalS || assumedIntervalS);
    return rollUp({ ids, window, open, recent: this.#recent, pointsPerS }, async (work) => {
      this.#counters.add('store.recent_misses');
      await this.#commit.settled();
      await this.#database.readSnapshot(work);
    });
  }

  async list(filter: Parameters<MetricReader['list']>[0]): Promise<readonly MetricSummary[]> {
    const search = filter.search?.toLowerCase() ?? '';
    const summaries: MetricSummary[] = [];
    for (const [metric, all] of this.#catalogue.metrics()) {
      if (!metric.toLowerCase().includes(search)) continue;
      const entries = filter.host === undefined ? all : all.filter((entry) => entry.context.host === filter.host);
      const summary = summaryOf(metric, entries);
      if (summary && summary.lastSeenS >= (filter.activeSinceS ?? 0)) summaries.push(summary);
    }
    summaries.sort((a, b) => (a.metric < b.metric ? -1 : 1));
    return summaries.slice(0, filter.limit);
  }

  async describe(metric: string): Promise<MetricDetail | undefined> {
    const entries = this.#catalogue.ofMetric(metric);
    const summary = summaryOf(metric, entries);
    if (!summary) return undefined;
    return {
      ...summary,
      metadata: this.#metadata.of(metric),
      hosts: [...new Set(entries.map((entry) => entry.context.host))].filter((host) => host !== '').sort(),
      tags: this.#tags.valuesByKey(entries),
    };
  }

  async metadata(metric: string): Promise<MetricMetadata> {
    return this.#metadata.of(metric);
  }

  async setMetadata(metric: string, metadata: MetricMetadata): Promise<void> {
    this.#metadata.set(metric, metadata);
    await this.#commit.flush();
  }

  async declareMetadata(byMetric: Readonly<Record<string, MetricMetadata>>): Promise<void> {
    this.#metadata.declare(byMetric);
  }

  async points(
    metric: string,
    window: Window & { readonly limit: number },
  ): Promise<readonly { readonly context: Context; readonly timestampS: number; readonly value: number }[]> {
    const ids = this.#catalogue.ofMetric(metric).map((entry) => entry.id);
    const { fromS, toS } = toSeconds(window);
    if (ids.length === 0 || toS <= fromS || window.limit < 1) return [];
    await this.#commit.settled();
    const open = ids.flatMap((id) => this.#open.of(id, { fromS, toS })).map(toPoint);
    const { limit } = window;
    const stored = await this.#database.read((connection) => readNewest(connection, { ids, fromS, toS, limit }));
    const keys = new Set(stored.map(({ contextId, timestampS }) => `${contextId}/${timestampS}`));
    const points = [...stored, ...open.filter((point) => !keys.has(`${point.contextId}/${point.timestampS}`))];
    points.sort((a, b) => b.timestampS - a.timestampS || a.contextId - b.contextId);
    return points.slice(0, limit).flatMap(({ contextId, timestampS, value }) => {
      const entry = this.#catalogue.get(contextId);
      return entry ? [{ context: entry.context, timestampS, value }] : [];
    });
  }
}

function refuseTooMuch(ids: readonly number[], window: Window & { readonly intervalS: number }): void {
  const { intervalS } = window;
  if (!Number.isInteger(intervalS) || intervalS < 1) {
    throw new RangeError(`Cannot roll up by ${intervalS} seconds: an interval is a whole number from 1`);
  }
  const cells = ids.length * bucketsOf(window);
  if (cells > cellLimit) {
    throw new RangeError(
      `Cannot roll up so much at once: ${cells} buckets of series are more than ${cellLimit}. ` +
        'Narrow the filter, shorten the window or choose a longer interval.',
    );
  }
}

function toPoint({ entry, timestampS, value }: OpenPoint): StoredPoint {
  return { contextId: entry.id, timestampS, value };
}

/** The type is that of the context seen last. */
function summaryOf(metric: string, entries: readonly ContextEntry[]): MetricSummary | undefined {
  let newest: ContextEntry | undefined;
  for (const entry of entries) if (!newest || entry.lastSeenS >= newest.lastSeenS) newest = entry;
  if (!newest) return undefined;
  const type: MetricType = newest.context.type;
  return { metric, type, lastSeenS: newest.lastSeenS, contexts: entries.length };
}
