import type { DuckDBConnection } from '@duckdb/node-api';
import { CheckStore } from '../checks/check-store.ts';
import { DocumentStore } from '../documents/document-store.ts';
import { EventStore } from '../events/event-store.ts';
import { HostStore } from '../hosts/host-store.ts';
import { ContextCatalogue } from '../metrics/context-catalogue.ts';
import { MetricMetadataStore } from '../metrics/metric-metadata.ts';
import { StoredMetricReader } from '../metrics/metric-reader.ts';
import { MetricWriter } from '../metrics/metric-writer.ts';
import { OpenPoints } from '../metrics/open-points.ts';
import { PointBuffer } from '../metrics/point-buffer.ts';
import { RecentPoints } from '../metrics/recent-points.ts';
import type { SinkMessage } from '../store.ts';
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
  /** Called when the database can no longer be used at all. */
  readonly fail: (error: Error) => void;
}

/** The store without its thread: all parts over one database. */
export class StoreEngine {
  readonly commit: GroupCommit;
  readonly checks: CheckStore;
  readonly events: EventStore;
  readonly hosts: HostStore;
  readonly metrics: StoredMetricReader;
  readonly maintenance: Maintenance;
  readonly #clock: ToldClock;
  readonly #database: Database;
  readonly #counters: Counters;
  readonly #writer: MetricWriter;
  readonly #catalogue: ContextCatalogue;
  readonly #recent: RecentPoints;
  readonly #loadable: readonly { load(connection: DuckDBConnection, nowS: number): Promise<void> }[];

  private constructor(database: Database, parts: EngineParts) {
    const { clock, log, fail } = parts;
    const counters = new Counters();
    const retention = new Retention();
    const commit = new GroupCommit(database, { clock, counters, log, fail });
    const documents = new DocumentStore();
    const catalogue = new ContextCatalogue(counters);
    const buffer = new PointBuffer();
    const recent = new RecentPoints();
    const open = new OpenPoints();
    const metadata = new MetricMetadataStore(documents);
    this.#clock = clock;
    this.#database = database;
    this.#counters = counters;
    this.commit = commit;
    this.hosts = new HostStore(documents, counters);
    this.checks = new CheckStore({ clock, counters, retention });
    this.events = new EventStore({ database, commit, clock, counters });
    this.metrics = new StoredMetricReader({
      catalogue,
      recent,
      open,
      metadata,
      hosts: this.hosts,
      database,
      commit,
      counters,
    });
    this.#writer = new MetricWriter({ catalogue, buffer, recent, open, clock, counters, retention });
    this.maintenance = new Maintenance({
      database,
      commit,
      catalogue,
      recent,
      checks: this.checks,
      events: this.events,
      counters,
      retention,
      log,
    });
    for (const each of [catalogue, buffer, this.checks, this.events, documents]) commit.add(each);
    this.#recent = recent;
    this.#catalogue = catalogue;
    this.#loadable = [catalogue, this.hosts, metadata, this.checks, this.events];
  }

  /**
   * Opens the database in `dataDir` and loads what is held in memory.
   * @throws when it cannot be opened, or a newer program wrote it
   */
  static async open(parts: EngineParts & { dataDir: string }): Promise<StoreEngine> {
    const database = await Database.open(parts.dataDir);
    try {
      const engine = new StoreEngine(database, parts);
      await database.write(async (connection) => {
        await migrate(connection);
        for (const part of engine.#loadable) await part.load(connection, parts.clock.now() / 1000);
      });
      engine.#leaveLoadedToDisk();
      return engine;
    } catch (error) {
      await database.close();
      throw error;
    }
  }

  #leaveLoadedToDisk(): void {
    this.#recent.forgetBefore(this.#catalogue.loadedUpToS + 1);
    for (const [id, storedUpToS] of this.#catalogue.loadedAhead) this.#recent.leaveToDisk(id, storedUpToS);
  }

  /** Takes a receiver's message over. */
  accept(message: SinkMessage): void {
    switch (message.kind) {
      case 'points':
        this.#writer.accept(message.batch);
        break;
      case 'open':
        this.#writer.acceptOpen(message.source, message.batch);
        break;
      case 'checks':
        this.checks.accept(message.checks);
        break;
      case 'events':
        this.events.accept(message.events);
        break;
      case 'host':
        this.hosts.accept(message.host);
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
    }
  }
}
