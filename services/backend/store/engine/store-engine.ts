import path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { StoredCheckReader } from '../checks/check-reader.ts';
import { CheckStore } from '../checks/check-store.ts';
import { DocumentStore } from '../documents/document-store.ts';
import { StoredUserDocuments } from '../documents/user-documents.ts';
import { EventStore } from '../events/event-store.ts';
import { HostTags } from '../host-tags/host-tags.ts';
import { StoredHostReader } from '../hosts/host-reader.ts';
import { HostStore } from '../hosts/host-store.ts';
import { ContextCatalogue } from '../metrics/context-catalogue.ts';
import { Generation } from '../metrics/generation.ts';
import { loadRecent } from '../metrics/load-recent.ts';
import { MetricMetadataStore } from '../metrics/metric-metadata.ts';
import { StoredMetricReader } from '../metrics/metric-reader.ts';
import { MetricWriter } from '../metrics/metric-writer.ts';
import { OpenPoints } from '../metrics/open-points.ts';
import { OpenSketches } from '../metrics/open-sketches.ts';
import { PointBuffer } from '../metrics/point-buffer.ts';
import { RecentPoints } from '../metrics/recent-points.ts';
import { SketchBuffer } from '../metrics/sketch-buffer.ts';
import { newestGeneration } from '../metrics/tiers/newest-generation.ts';
import { Sealer } from '../metrics/tiers/sealer.ts';
import { SegmentFiles } from '../metrics/tiers/segment-files.ts';
import { SegmentKeeper } from '../metrics/tiers/segment-keeper.ts';
import { ProfileKeeper } from '../profiles/profile-keeper.ts';
import { ProfileStore } from '../profiles/profile-store.ts';
import { SpanKeeper } from '../spans/span-keeper.ts';
import { SpanStore } from '../spans/span-store.ts';
import type { SinkMessage, StoreLimits } from '../store.ts';
import { Counters } from './counters.ts';
import { Database } from './database.ts';
import { GroupCommit } from './group-commit.ts';
import { Maintenance } from './maintenance.ts';
import { migrate } from './migrate.ts';
import { Retention } from './retention.ts';
import type { StoreLog } from './store-log.ts';
import type { ToldClock } from './told-clock.ts';

interface EngineParts {
  readonly clock: ToldClock;
  readonly log: StoreLog;
  readonly limits: StoreLimits;
  /** Called when the database can no longer be used at all. */
  readonly fail: (error: Error) => void;
}

/** The store without its thread: all parts over one database. */
export class StoreEngine {
  readonly commit: GroupCommit;
  readonly checks: CheckStore;
  readonly checkReader: StoredCheckReader;
  readonly events: EventStore;
  readonly hosts: StoredHostReader;
  readonly metrics: StoredMetricReader;
  readonly spans: SpanStore;
  readonly profiles: ProfileStore;
  readonly documents: StoredUserDocuments;
  readonly maintenance: Maintenance;
  readonly #clock: ToldClock;
  readonly #database: Database;
  readonly #files: SegmentFiles;
  readonly #counters: Counters;
  readonly #writer: MetricWriter;
  readonly #catalogue: ContextCatalogue;
  readonly #hosts: HostStore;
  readonly #recent: RecentPoints;
  readonly #loadable: readonly {
    load(connection: DuckDBConnection, nowS: number, files: SegmentFiles): Promise<void>;
  }[];

  private constructor(database: Database, files: SegmentFiles, parts: EngineParts) {
    const { clock, log, fail, limits } = parts;
    const counters = new Counters();
    const retention = new Retention(limits.retentionS);
    const generation = new Generation();
    const commit = new GroupCommit(database, { clock, counters, log, fail });
    const documents = new DocumentStore();
    const catalogue = new ContextCatalogue(counters, limits.maxContexts);
    const buffer = new PointBuffer(generation);
    const sketches = new SketchBuffer(generation);
    const recent = new RecentPoints();
    const open = new OpenPoints();
    const openSketches = new OpenSketches();
    const metadata = new MetricMetadataStore(documents);
    this.#clock = clock;
    this.#database = database;
    this.#files = files;
    this.#counters = counters;
    this.commit = commit;
    this.#hosts = new HostStore({ documents, counters, clock });
    this.checks = new CheckStore({ clock, counters, retention });
    this.checkReader = new StoredCheckReader({ checks: this.checks, database, commit });
    const hostTags = new HostTags(this.#hosts);
    this.events = new EventStore({ database, commit, clock, counters, hostTags });
    this.spans = new SpanStore({ database, commit, clock, counters, hostTags });
    this.hosts = new StoredHostReader({
      hosts: this.#hosts,
      sources: { catalogue, metadata, checks: this.checks, spans: this.spans.hosts },
      commit,
      clock,
    });
    this.documents = new StoredUserDocuments({ documents, events: this.events, database, commit });
    this.profiles = new ProfileStore({ database, commit, clock, counters });
    const profileKeeper = new ProfileKeeper({ database, dataDir: path.dirname(database.file), retention, counters });
    const spanKeeper = new SpanKeeper({
      database,
      commit,
      dictionary: this.spans.dictionary,
      retention,
      maxSpanBytes: limits.maxSpanBytes,
      counters,
      log,
    });
    this.metrics = new StoredMetricReader({
      catalogue,
      recent,
      open,
      openSketches,
      metadata,
      hosts: this.#hosts,
      database,
      files,
      buffers: [buffer, sketches],
      commit,
      counters,
    });
    const keeper = new SegmentKeeper({ database, files, retention, maxDiskBytes: limits.maxDiskBytes, counters, log });
    this.#writer = new MetricWriter({
      catalogue,
      buffer,
      sketches,
      recent,
      open,
      openSketches,
      clock,
      counters,
      retention,
      keptFromS: () => keeper.rawKeptFromS,
    });
    this.maintenance = new Maintenance({
      database,
      commit,
      catalogue,
      recent,
      sealer: new Sealer({ database, files, generation, counters, clock, log }),
      keeper,
      spanKeeper,
      profileKeeper,
      checks: this.checks,
      events: this.events,
      counters,
      retention,
      log,
    });
    for (const each of [
      catalogue,
      buffer,
      sketches,
      this.checks,
      this.events,
      this.spans.buffer,
      this.profiles,
      documents,
    ])
      commit.add(each);
    this.#recent = recent;
    this.#catalogue = catalogue;
    const generations = {
      load: async (connection: DuckDBConnection) => generation.startAfter(await newestGeneration(connection)),
    };
    this.#loadable = [
      generations,
      keeper,
      catalogue,
      this.#hosts,
      metadata,
      this.checks,
      this.events,
      this.spans,
      profileKeeper,
    ];
  }

  /**
   * Opens the database in `dataDir` and loads what is held in memory.
   * @throws when it cannot be opened, or a newer program wrote it
   */
  static async open(parts: EngineParts & { dataDir: string }): Promise<StoreEngine> {
    const database = await Database.open(parts.dataDir);
    try {
      const files = await SegmentFiles.open(parts.dataDir);
      const engine = new StoreEngine(database, files, parts);
      await database.write(async (connection) => {
        await migrate(connection);
        for (const part of engine.#loadable) await part.load(connection, parts.clock.now() / 1000, files);
      });
      await engine.#loadRecent(parts.log);
      return engine;
    } catch (error) {
      await database.close();
      throw error;
    }
  }

  /** Where that fails, for a damaged segment, all is left to the disk: what is read of it says so. */
  async #loadRecent(log: EngineParts['log']): Promise<void> {
    const { loadedUpToS, loadedAhead } = this.#catalogue;
    const window = { nowS: this.#clock.now() / 1000, upToS: loadedUpToS };
    try {
      await this.#database.readSnapshot((connection) =>
        loadRecent(connection, this.#recent, { files: this.#files, ...window }),
      );
    } catch (error) {
      log('warn', `Cannot load the newest points: ${(error as Error).message}`);
      this.#recent.forgetBefore(loadedUpToS + 1);
    }
    for (const [id, storedUpToS] of loadedAhead) this.#recent.leaveToDisk(id, storedUpToS);
  }

  /** Takes a receiver's message over. */
  accept(message: SinkMessage): void {
    switch (message.kind) {
      case 'points':
        this.#writer.accept(message.batch);
        break;
      case 'open':
        this.#writer.acceptOpen(message.source, message.batch, message.sketches);
        break;
      case 'sketches':
        this.#writer.acceptSketches(message.batch);
        break;
      case 'checks':
        this.checks.accept(message.checks);
        break;
      case 'events':
        this.events.accept(message.events);
        break;
      case 'host':
        this.#hosts.accept(message.host);
        break;
      case 'spans':
        this.spans.accept(message.batch);
        break;
      case 'profile':
        this.profiles.accept(message.profile);
        break;
    }
    if (this.commit.pendingRows > 0) this.commit.notify();
  }

  /** Counters and levels, as they are now. */
  async counters(): Promise<Readonly<Record<string, number>>> {
    const { databaseBytes, walBytes } = await this.#database.sizes();
    this.#counters.set('store.database_bytes', databaseBytes);
    this.#counters.set('store.wal_bytes', walBytes);
    this.#counters.set('store.pending_rows', this.commit.pendingRows);
    return this.#counters.snapshot();
  }

  /** Writes what is pending, checkpoints and closes. */
  async close(): Promise<void> {
    try {
      await this.commit.close();
      await this.maintenance.close(this.#clock.now());
    } finally {
      await this.#database.close();
      await this.#files.removeRetired();
    }
  }
}
