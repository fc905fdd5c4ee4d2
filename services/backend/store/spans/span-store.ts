import type { DuckDBConnection } from '@duckdb/node-api';
import type { Clock } from '../../../../lib/clock/clock.ts';
import type { SpanBatch } from '../../../../lib/model/span.ts';
import type { Counters } from '../engine/counters.ts';
import type { Database } from '../engine/database.ts';
import type { GroupCommit } from '../engine/group-commit.ts';
import { IncreasingIds } from '../engine/increasing-ids.ts';
import type { HostTags } from '../host-tags/host-tags.ts';
import { aggregateSpans } from './aggregate/aggregate-spans.ts';
import { isSpanBatch } from './is-span-batch.ts';
import { keyFacts } from './key-terms.ts';
import { isReserved } from './search/attributes.ts';
import type { SpanTerms } from './search/span-conditions.ts';
import { searchSpans, traceSpans } from './search-spans.ts';
import { serviceEdges } from './service-edges.ts';
import { SpanBuffer } from './span-buffer.ts';
import { type DictionaryLimits, SpanDictionary } from './span-dictionary.ts';
import { SpanHosts } from './span-hosts.ts';
import type { SpanQuery, SpanReader } from './span-reader.ts';
import { timeShares } from './time-shares.ts';

/** Spans: takes batches over, and reads what is on disk once what waits is there too. */
export class SpanStore implements SpanReader {
  readonly buffer: SpanBuffer;
  readonly #database: Database;
  readonly #commit: GroupCommit;
  readonly #clock: Clock;
  readonly #counters: Counters;
  readonly dictionary: SpanDictionary;
  /** Hosts of spans, and when the last one came. */
  readonly hosts = new SpanHosts();
  readonly #hostTags: HostTags;
  #ids = new IncreasingIds(0);

  /** @param parts `dictionaryLimits` bounds what is held in memory */
  constructor(parts: {
    database: Database;
    commit: GroupCommit;
    clock: Clock;
    counters: Counters;
    hostTags: HostTags;
    dictionaryLimits?: DictionaryLimits;
  }) {
    this.#database = parts.database;
    this.#commit = parts.commit;
    this.#clock = parts.clock;
    this.#counters = parts.counters;
    this.dictionary = new SpanDictionary(parts.counters, parts.dictionaryLimits);
    this.buffer = new SpanBuffer(this.dictionary);
    this.#hostTags = parts.hostTags;
  }

  async load(connection: DuckDBConnection, nowS: number): Promise<void> {
    const result = await connection.runAndReadAll('SELECT max(id) FROM spans');
    this.#ids = new IncreasingIds(Number(result.getRowsJS()[0]?.[0] ?? 0));
    await this.dictionary.load(connection);
    await this.hosts.load(connection, { dictionary: this.dictionary, hostTags: this.#hostTags }, nowS);
  }

  /** Takes spans over. What waits is bounded by its senders (`SinkReply`). */
  accept(batch: SpanBatch): void {
    const count = batch.spanId.length;
    if (!isSpanBatch(batch)) {
      this.#counters.add('store.refused.malformed', count);
      return;
    }
    if (count === 0) return;
    const nowMs = this.#clock.now();
    this.hosts.saw(batch, Math.floor(nowMs / 1000));
    this.buffer.add(batch, { firstId: this.#ids.next(nowMs, count), receivedS: Math.floor(nowMs / 1000) });
    this.#counters.add('store.spans', count);
  }

  async search(...[query, page]: Parameters<SpanReader['search']>): ReturnType<SpanReader['search']> {
    const terms = await this.#settledTerms();
    return this.#database.read((connection) => searchSpans(connection, terms, { query, page }));
  }

  async trace(...[id, { limit }]: Parameters<SpanReader['trace']>): ReturnType<SpanReader['trace']> {
    await this.#commit.settled();
    return this.#database.read((connection) => traceSpans(connection, this.dictionary, { id, limit }));
  }

  async aggregate(...[query, aggregation]: Parameters<SpanReader['aggregate']>): ReturnType<SpanReader['aggregate']> {
    const terms = await this.#settledTerms();
    return this.#database.readSnapshot((connection) => aggregateSpans(connection, terms, { query, aggregation }));
  }

  /** Reserved ones are listed where their values are texts; of an attribute with more values than are kept, those kept count. */
  async attributes(): ReturnType<SpanReader['attributes']> {
    const own = [...this.dictionary.keys()].filter(({ name }) => !isReserved(name));
    const columns = this.dictionary.columns.filter((key) => key.entries().length > 0 || key.has(keyFacts.extra));
    return [...columns, ...own]
      .map((key) => ({
        name: key.name,
        values: key.entries().length,
        isNumber: key.has(keyFacts.number),
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  async edges(query: SpanQuery): ReturnType<SpanReader['edges']> {
    const terms = await this.#settledTerms();
    return this.#database.read((connection) => serviceEdges(connection, terms, query));
  }

  async timeShares(...[query, options]: Parameters<SpanReader['timeShares']>): ReturnType<SpanReader['timeShares']> {
    const terms = await this.#settledTerms();
    return this.#database.read((connection) => timeShares(connection, terms, { query, ...options }));
  }

  /** What is known once all that was taken over is on disk. */
  async #settledTerms(): Promise<SpanTerms> {
    await this.#commit.settled();
    await this.#hostTags.refresh();
    return { dictionary: this.dictionary, hostTags: this.#hostTags };
  }
}
