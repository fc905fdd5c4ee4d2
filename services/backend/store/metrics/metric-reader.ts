import type { Context, MetricMetadata, MetricType } from '../../../../lib/model/metric.ts';
import { matchFilter } from '../../../../lib/query-language/match-filter.ts';
import type { TagFilter } from '../../../../lib/query-language/types.ts';
import type { Counters } from '../engine/counters.ts';
import type { Database } from '../engine/database.ts';
import type { GroupCommit } from '../engine/group-commit.ts';
import type { HostStore } from '../hosts/host-store.ts';
import type { Selection, SelectionSource } from '../selection-cache.ts';
import type { MetricDetail, MetricReader, MetricSummary, RollupCells, SelectedContext, SketchCells } from '../store.ts';
import { readBins } from './bin-reader.ts';
import type { ContextCatalogue, ContextEntry } from './context-catalogue.ts';
import type { MetricMetadataStore } from './metric-metadata.ts';
import type { OpenPoint, OpenPoints } from './open-points.ts';
import type { OpenSketches } from './open-sketches.ts';
import type { PointBuffer } from './point-buffer.ts';
import { readNewest, type StoredPoint } from './point-reader.ts';
import type { RecentPoints } from './recent-points.ts';
import { type DiskRead, rollUp } from './roll-up.ts';
import { bucketsOf } from './rollup-grid.ts';
import { toSeconds } from './seconds-window.ts';
import { SketchCellsBuilder } from './sketch-cells.ts';
import type { SketchRow } from './sketch-row.ts';
import { TagIndex } from './tag-index.ts';
import { TagPostings } from './tag-postings.ts';
import type { SegmentFiles } from './tiers/segment-files.ts';
import { Snapshot } from './tiers/snapshot.ts';

interface Window {
  readonly fromS: number;
  readonly toS: number;
}

/** Cells of an answer at most: 160 MB. */
const cellLimit = 10_000_000;

/** Seconds between the points of a context that declares no interval, as a guess. */
const assumedIntervalS = 10;

/** Answers questions about metrics: the catalogue from memory, points from memory, the database and the open buckets. */
export class StoredMetricReader implements MetricReader, SelectionSource {
  readonly #catalogue: ContextCatalogue;
  readonly #recent: RecentPoints;
  readonly #open: OpenPoints;
  readonly #openSketches: OpenSketches;
  readonly #metadata: MetricMetadataStore;
  readonly #tags: TagIndex;
  readonly #postings: TagPostings;
  readonly #database: Database;
  readonly #files: SegmentFiles;
  readonly #buffers: readonly Pick<PointBuffer, 'holds'>[];
  readonly #commit: GroupCommit;
  readonly #counters: Counters;

  constructor(parts: {
    catalogue: ContextCatalogue;
    recent: RecentPoints;
    open: OpenPoints;
    openSketches: OpenSketches;
    metadata: MetricMetadataStore;
    hosts: HostStore;
    database: Database;
    files: SegmentFiles;
    /** What waits for its commit. */
    buffers: readonly Pick<PointBuffer, 'holds'>[];
    commit: GroupCommit;
    counters: Counters;
  }) {
    this.#catalogue = parts.catalogue;
    this.#recent = parts.recent;
    this.#open = parts.open;
    this.#openSketches = parts.openSketches;
    this.#metadata = parts.metadata;
    this.#tags = new TagIndex(parts.hosts);
    this.#postings = new TagPostings(this.#tags);
    this.#database = parts.database;
    this.#files = parts.files;
    this.#buffers = parts.buffers;
    this.#commit = parts.commit;
    this.#counters = parts.counters;
  }

  async selectIfChanged(metric: string, filter: TagFilter, version?: string): Promise<Selection> {
    const now = `${this.#catalogue.versionOf(metric)}/${this.#tags.version}`;
    return now === version ? { version: now } : { version: now, contexts: await this.select(metric, filter) };
  }

  async select(metric: string, filter: TagFilter): Promise<readonly SelectedContext[]> {
    const matches = matchFilter(filter);
    const selected: SelectedContext[] = [];
    const entries = this.#catalogue.ofMetric(metric);
    const version = String(this.#catalogue.removals);
    for (const entry of this.#postings.candidates(metric, filter, { entries, version })) {
      const tags = this.#tags.of(entry);
      if (!matches(tags)) continue;
      const { type, host, intervalS } = entry.context;
      selected.push({ id: entry.id, type, host, intervalS, tags });
    }
    return selected;
  }

  async rollup(
    contextIds: Parameters<MetricReader['rollup']>[0],
    window: Parameters<MetricReader['rollup']>[1],
  ): Promise<RollupCells> {
    const ids = Array.from(contextIds);
    refuseTooMuch(ids.length, window);
    const open = ids.flatMap((id) => this.#open.of(id, window));
    const distributions = ids.filter((id) => this.#catalogue.get(id)?.context.type === 'distribution');
    const openSketches = () => distributions.flatMap((id) => this.#openSketches.of(id, window));
    let pointsPerS = 0;
    for (const id of ids) pointsPerS += 1 / (this.#catalogue.get(id)?.context.intervalS || assumedIntervalS);
    const query = { ids, window, open, distributions, openSketches, recent: this.#recent, pointsPerS };
    return rollUp(query, async (reads, work) => {
      this.#counters.add('store.recent_misses');
      await this.#readDisk(reads, work, openSketches);
    });
  }

  async sketches(
    groups: readonly (readonly number[])[],
    window: Parameters<MetricReader['sketches']>[1],
  ): Promise<SketchCells> {
    refuseTooMuch(groups.length, window);
    const cells = new SketchCellsBuilder(groups, window);
    const ids = [...new Set(groups.flat())].sort((a, b) => a - b);
    if (ids.length === 0) return cells.build();
    const query = { ids, ...toSeconds(window), intervalS: window.intervalS };
    const openSketches = () => ids.flatMap((id) => this.#openSketches.of(id, window));
    const work = async (snapshot: Snapshot): Promise<void> => {
      // Now, and not before: what is on the disk is open no longer.
      for (const sketch of openSketches()) cells.addSketch(sketch);
      await readBins(snapshot, query, (bins) => cells.addBins(bins));
    };
    await this.#readDisk([query], work, openSketches);
    return cells.build();
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
    const open = ids.flatMap((id) => this.#open.of(id, { fromS, toS })).map(toPoint);
    const { limit } = window;
    const stored = await this.#readDisk([{ ids, fromS, toS }], (snapshot) =>
      readNewest(snapshot, { ids, fromS, toS, limit }),
    );
    const keys = new Set(stored.map(({ contextId, timestampS }) => `${contextId}/${timestampS}`));
    const points = [...stored, ...open.filter((point) => !keys.has(`${point.contextId}/${point.timestampS}`))];
    points.sort((a, b) => b.timestampS - a.timestampS || a.contextId - b.contextId);
    return points.slice(0, limit).flatMap(({ contextId, timestampS, value }) => {
      const entry = this.#catalogue.get(contextId);
      return entry ? [{ context: entry.context, timestampS, value }] : [];
    });
  }

  /**
   * Reads the disk; where rows that are asked for wait for their commit, after it.
   * @param openSketches those that are asked for. Where one of them closes before there is the snapshot, it is open no longer
   *   and may not be in it either: then another is taken.
   */
  async #readDisk<Result>(
    reads: readonly DiskRead[],
    work: (snapshot: Snapshot) => Promise<Result>,
    openSketches: () => readonly SketchRow[] = () => [],
  ): Promise<Result> {
    for (let left = snapshotsPerRead; ; left--) {
      const before = openSketches();
      if (this.#isWaiting(reads)) await this.#commit.settled();
      const isStale = (): boolean => left > 1 && !hasAll(openSketches(), before);
      const result = await this.#readSnapshot(reads, async (snapshot) => (isStale() ? stale : work(snapshot)));
      if (result !== stale) return result;
    }
  }

  #isWaiting(reads: readonly DiskRead[]): boolean {
    return reads.some((read) => this.#buffers.some((buffer) => buffer.holds(new Set(read.ids), read)));
  }

  async #readSnapshot<Result>(
    reads: readonly DiskRead[],
    work: (snapshot: Snapshot) => Promise<Result>,
  ): Promise<Result> {
    const window = {
      fromS: Math.min(...reads.map(({ fromS }) => fromS)),
      toS: Math.max(...reads.map(({ toS }) => toS)),
    };
    const endReading = this.#files.beginReading();
    try {
      return await this.#database.readSnapshot(async (connection) =>
        work(await Snapshot.of(connection, this.#files, window)),
      );
    } finally {
      endReading();
    }
  }
}

/** Whether of each context and second of some sketches there is one among these. */
function hasAll(these: readonly SketchRow[], some: readonly SketchRow[]): boolean {
  const keyOf = ({ entry, timestampS }: SketchRow): string => `${entry.id}/${timestampS}`;
  const keys = new Set(these.map(keyOf));
  return some.every((sketch) => keys.has(keyOf(sketch)));
}

/** Stands for the answer of a snapshot that was taken too early. */
const stale = Symbol('stale');

/** Snapshots that a read may take until it makes do with the last. */
const snapshotsPerRead = 4;

function refuseTooMuch(series: number, window: Window & { readonly intervalS: number }): void {
  const { intervalS } = window;
  if (!Number.isInteger(intervalS) || intervalS < 1) {
    throw new RangeError(`Cannot roll up by ${intervalS} seconds: an interval is a whole number from 1`);
  }
  const cells = series * bucketsOf(window);
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
