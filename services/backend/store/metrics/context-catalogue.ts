import type { DuckDBConnection } from '@duckdb/node-api';
import type { Context, MetricType } from '../../../../lib/model/metric.ts';
import type { Counters } from '../engine/counters.ts';
import type { PendingWrite, WriteBuffer } from '../engine/group-commit.ts';
import { appendNumberColumns } from '../engine/number-columns.ts';
import { lastSeenSince } from './tiers/last-seen.ts';
import type { SegmentFiles } from './tiers/segment-files.ts';
import { newestSealedS } from './tiers/tier-state.ts';

/** A context as the store knows it. */
export interface ContextEntry {
  readonly id: number;
  readonly context: Context;
  readonly firstSeenS: number;
  /** Unix seconds of its newest point, open ones included. */
  lastSeenS: number;
  /** No point later than this is stored: a later one can be appended without looking for one to replace. */
  storedUpToS: number;
  /** Unix seconds at which something came for it last: it is in use. */
  usedS: number;
}

/** Contexts that the store holds at most. */
const defaultLimit = 1_000_000;

/** Bytes of all contexts at most, as `sizeOf` estimates them. */
const bytesLimit = 1024 * 1024 * 1024;

/** Contexts not seen for this long are let go when the limit is reached, in seconds. */
const idleS = 3600;

/** The share of the limit that is let go at once, so that not every new context looks for one to let go. */
const evictedShare = 0.05;

/** How far points may lag behind the clock and still count as newest after a kill, in seconds. */
const settleOverlapS = 900;

/** All contexts, in memory; new ones are written with the next commit, before their points. */
export class ContextCatalogue implements WriteBuffer {
  readonly #counters: Counters;
  readonly #limit: number;
  readonly #byKey = new Map<string, ContextEntry>();
  readonly #byId = new Map<number, ContextEntry>();
  readonly #byMetric = new Map<string, ContextEntry[]>();
  #unwritten: ContextEntry[] = [];
  #lastId = 0;
  #bytes = 0;
  #nextEvictionS = 0;
  #removals = 0;
  #loadedUpToS = -1;
  #loadedAhead: ReadonlyMap<number, number> = new Map();

  constructor(counters: Counters, limit = defaultLimit) {
    this.#counters = counters;
    this.#limit = limit;
  }

  get size(): number {
    return this.#byKey.size;
  }

  /** No point later than this was on disk when the contexts were loaded, but for those that were ahead. */
  get loadedUpToS(): number {
    return this.#loadedUpToS;
  }

  /** Id → newest stored second, of contexts that had points ahead of the clock when they were loaded. */
  get loadedAhead(): ReadonlyMap<number, number> {
    return this.#loadedAhead;
  }

  /** New contexts count for the group commit like any row. */
  get pendingRows(): number {
    return this.#unwritten.length;
  }

  /** Loads what is on disk. To be called once, before anything else. */
  async load(connection: DuckDBConnection, nowS: number, files: SegmentFiles): Promise<void> {
    const newest = await newestPoints(connection, Math.floor(nowS));
    this.#loadedUpToS = newest.upToS;
    this.#loadedAhead = newest.ahead;
    for await (const row of readContexts(connection)) this.#add(toEntry(row, newest.ahead.get(row[0]) ?? newest.upToS));
    await this.#loadLastSeen(connection, files);
    const [[lastId] = []] = (await connection.runAndReadAll('SELECT max(last_id) FROM context_ids')).getRowsJS();
    this.#lastId = Math.max(this.#lastId, Number(lastId ?? 0));
    this.#counters.set('store.contexts', this.size);
  }

  /**
   * The entry of a context, made where it is new. At the limit those go that were seen longest ago.
   * @returns undefined when all are in use
   */
  resolve(context: Context, nowS: number): ContextEntry | undefined {
    const key = contextKey(context);
    const known = this.#byKey.get(key);
    if (known) {
      known.usedS = nowS;
      return known;
    }
    if (this.#isFull(context) && !this.#evict(nowS)) return undefined;
    const entry: ContextEntry = {
      id: this.#lastId + 1,
      context,
      firstSeenS: nowS,
      lastSeenS: 0,
      storedUpToS: -1,
      usedS: nowS,
    };
    this.#add(entry, key);
    this.#unwritten.push(entry);
    this.#counters.set('store.contexts', this.size);
    return entry;
  }

  get(id: number): ContextEntry | undefined {
    return this.#byId.get(id);
  }

  /** Contexts of a metric; none when it was never seen. */
  ofMetric(metric: string): readonly ContextEntry[] {
    return this.#byMetric.get(metric) ?? [];
  }

  /** How often contexts were let go: between two of these a metric's only grow. */
  get removals(): number {
    return this.#removals;
  }

  /** Differs after the contexts of a metric have changed. */
  versionOf(metric: string): string {
    return `${this.#removals}/${this.#byMetric.get(metric)?.length ?? 0}`;
  }

  /** Every metric with its contexts. */
  metrics(): Iterable<readonly [string, readonly ContextEntry[]]> {
    return this.#byMetric;
  }

  take(): PendingWrite {
    const taken = this.#unwritten;
    this.#unwritten = [];
    return {
      write: (connection) => insert(connection, taken),
      restore: () => {
        this.#unwritten = [...taken, ...this.#unwritten];
      },
    };
  }

  /**
   * Writes when each context was last seen, and forgets those not seen since `cutoffS`. What is still to be written is
   * left for the next commit.
   */
  async settle(
    connection: DuckDBConnection,
    times: { readonly nowS: number; readonly cutoffS: number },
  ): Promise<void> {
    const entries = [...this.#byId.values()];
    const unwritten = new Set(this.#unwritten);
    const kept = entries.filter((entry) => entry.lastSeenS >= times.cutoffS || unwritten.has(entry));
    if (kept.length < entries.length) this.#keepOnly(kept);
    await connection.run('CREATE OR REPLACE TEMP TABLE seen (id UINTEGER, last_seen_s UINTEGER)');
    await appendNumberColumns(connection, 'seen', [
      Uint32Array.from(kept, (entry) => entry.id),
      Uint32Array.from(kept, (entry) => entry.lastSeenS),
    ]);
    await connection.run('DELETE FROM contexts WHERE id NOT IN (SELECT id FROM seen)');
    await connection.run(
      'UPDATE contexts SET last_seen_s = seen.last_seen_s FROM seen ' +
        'WHERE seen.id = contexts.id AND seen.last_seen_s <> contexts.last_seen_s',
    );
    await connection.run('DROP TABLE seen');
    await connection.run('DELETE FROM contexts_settled');
    await connection.run(`INSERT INTO contexts_settled VALUES (${Math.floor(times.nowS)})`);
  }

  #isFull(context: Context): boolean {
    return this.size >= this.#limit || this.#bytes + sizeOf(context) > bytesLimit;
  }

  /** Forgets the contexts that were seen longest ago, if they are idle. @returns whether there were any */
  #evict(nowS: number): boolean {
    if (nowS < this.#nextEvictionS) return false;
    this.#nextEvictionS = nowS + 1;
    const unwritten = new Set(this.#unwritten);
    const idle = [...this.#byId.values()].filter(
      (entry) => entry.lastSeenS < nowS - idleS && entry.usedS < nowS - idleS && !unwritten.has(entry),
    );
    if (idle.length === 0) return false;
    idle.sort((a, b) => a.lastSeenS - b.lastSeenS);
    const evicted = new Set(idle.slice(0, Math.max(1, Math.floor(this.#limit * evictedShare))));
    this.#keepOnly([...this.#byId.values()].filter((entry) => !evicted.has(entry)));
    this.#counters.add('store.evicted_contexts', evicted.size);
    return true;
  }

  #keepOnly(entries: readonly ContextEntry[]): void {
    this.#removals++;
    this.#byKey.clear();
    this.#byId.clear();
    this.#byMetric.clear();
    this.#bytes = 0;
    for (const entry of entries) this.#add(entry);
    this.#counters.set('store.contexts', this.size);
  }

  #add(entry: ContextEntry, key = contextKey(entry.context)): void {
    this.#byKey.set(key, entry);
    this.#bytes += sizeOf(entry.context);
    this.#byId.set(entry.id, entry);
    const ofMetric = this.#byMetric.get(entry.context.metric);
    if (ofMetric) ofMetric.push(entry);
    else this.#byMetric.set(entry.context.metric, [entry]);
    this.#lastId = Math.max(this.#lastId, entry.id);
  }

  /** After a kill last_seen_s of the table is old: what was stored since is read from the points themselves. */
  async #loadLastSeen(connection: DuckDBConnection, files: SegmentFiles): Promise<void> {
    const settled = await connection.runAndReadAll('SELECT max(at_s) FROM contexts_settled');
    const sinceS = Math.max(0, Number(settled.getRowsJS()[0]?.[0] ?? 0) - settleOverlapS);
    await lastSeenSince(connection, { sinceS, files }, (id, lastSeenS) => {
      const entry = this.#byId.get(id);
      if (entry) entry.lastSeenS = Math.max(entry.lastSeenS, lastSeenS);
    });
  }
}

/** What a context takes in memory, about: its texts twice, in the key and by themselves, and each tag as an object. */
function sizeOf({ metric, host, tags }: Context): number {
  let bytes = 300 + 2 * (metric.length + host.length);
  for (const tag of tags) bytes += 2 * tag.length + 40;
  return bytes;
}

function contextKey(context: Context): string {
  return `${context.metric}\0${context.type}\0${context.host}\0${context.intervalS}\0${context.tags.join('\0')}`;
}

/** The newest second of all points up to now, and that of each context that has points after now. */
async function newestPoints(
  connection: DuckDBConnection,
  nowS: number,
): Promise<{ readonly upToS: number; readonly ahead: ReadonlyMap<number, number> }> {
  const rowsOf = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJS();
  const sealedS = (await newestSealedS(connection)) - 1;
  const [[newest] = []] = await rowsOf('SELECT max(ts) FROM points');
  const newestS = Math.max(sealedS, Number(newest ?? -1));
  if (newestS <= nowS) return { upToS: newestS, ahead: new Map() };
  const [[upToS] = []] = await rowsOf(`SELECT max(ts) FROM points WHERE ts <= ${nowS}`);
  const ahead = await rowsOf(`SELECT context, max(ts) FROM points WHERE ts > ${nowS} GROUP BY context`);
  return {
    upToS: Math.max(sealedS, Number(upToS ?? -1)),
    ahead: new Map(ahead.map(([id, ts]) => [Number(id), Number(ts)])),
  };
}

type ContextRow = readonly [
  id: number,
  metric: string,
  type: MetricType,
  host: string,
  tags: readonly string[],
  intervalS: number,
  firstSeenS: number,
  lastSeenS: number,
];

/** Contexts that are read as one text. */
const rowsPerText = 20_000;

/** All stored contexts, by id. As JSON: of two hundred thousand rows with lists each value would cost far more. */
async function* readContexts(connection: DuckDBConnection): AsyncGenerator<ContextRow> {
  const result = await connection.runAndReadAll(
    `SELECT '[' || string_agg(row, ',' ORDER BY id) || ']' FROM (
       SELECT id, json_array(id, metric, type, host, tags, interval_s, first_seen_s, last_seen_s)::VARCHAR AS row FROM contexts
     ) GROUP BY id // ${rowsPerText} ORDER BY id // ${rowsPerText}`,
  );
  for (const [text] of result.getRowsJS()) yield* JSON.parse(String(text)) as ContextRow[];
}

function toEntry(row: ContextRow, storedUpToS: number): ContextEntry {
  const [id, metric, type, host, tags, intervalS, firstSeenS, lastSeenS] = row;
  return { id, context: { metric, type, host, tags, intervalS }, firstSeenS, lastSeenS, storedUpToS, usedS: 0 };
}

/** Contexts, and characters of them, that are written by one statement at most. */
const chunkRows = 5000;
const chunkCharacters = 4_000_000;

/** Columns of a context as JSON has them. */
const contextShape = JSON.stringify([
  {
    id: 'UINTEGER',
    metric: 'VARCHAR',
    type: 'VARCHAR',
    host: 'VARCHAR',
    tags: ['VARCHAR'],
    interval_s: 'DOUBLE',
    first_seen_s: 'UINTEGER',
    last_seen_s: 'UINTEGER',
  },
]);

/** Writes contexts as JSON: to append lists value by value takes this thread for seconds when there are many. */
async function insert(connection: DuckDBConnection, entries: readonly ContextEntry[]): Promise<void> {
  const newest = entries.at(-1);
  if (!newest) return;
  await connection.run(`UPDATE context_ids SET last_id = greatest(last_id, ${newest.id})`);
  for (const rows of chunks(entries)) {
    await connection.run(`INSERT INTO contexts SELECT unnest(from_json($1, '${contextShape}'), recursive := true)`, [
      `[${rows.join(',')}]`,
    ]);
  }
}

function* chunks(entries: readonly ContextEntry[]): Generator<readonly string[]> {
  let rows: string[] = [];
  let characters = 0;
  for (const entry of entries) {
    const row = toJson(entry);
    if (rows.length === chunkRows || (rows.length > 0 && characters + row.length > chunkCharacters)) {
      yield rows;
      rows = [];
      characters = 0;
    }
    rows.push(row);
    characters += row.length;
  }
  if (rows.length > 0) yield rows;
}

function toJson({ id, context, firstSeenS, lastSeenS }: ContextEntry): string {
  const { metric, type, host, tags, intervalS } = context;
  return JSON.stringify({
    id,
    metric,
    type,
    host,
    tags,
    interval_s: intervalS,
    first_seen_s: firstSeenS,
    last_seen_s: lastSeenS,
  });
}
