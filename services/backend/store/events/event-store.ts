import { type DuckDBConnection, LIST, VARCHAR } from '@duckdb/node-api';
import type { Clock } from '../../../../lib/clock/clock.ts';
import type { EventAlertType, EventCategory, EventPriority, LabEvent } from '../../../../lib/model/event.ts';
import type { Counters } from '../engine/counters.ts';
import type { Database } from '../engine/database.ts';
import type { GroupCommit, PendingWrite, WriteBuffer } from '../engine/group-commit.ts';
import { IncreasingIds, idLimit } from '../engine/increasing-ids.ts';
import type { HostTags } from '../host-tags/host-tags.ts';
import { eventRows } from '../sink-rows.ts';
import type { EventReader, StoredEvent } from '../store.ts';

/** Rows waiting for their commit, past which an event added by itself is refused; reached only when the disk refuses. */
const pendingLimit = 1_000_000;

const columns =
  'id, ts, title, body, host, priority, alert_type, aggregation_key, source_type_name, device_name, tags, category, attributes';

/** The event stream, on disk. */
export class EventStore implements EventReader, WriteBuffer {
  readonly #database: Database;
  readonly #commit: GroupCommit;
  readonly #clock: Clock;
  readonly #counters: Counters;
  readonly #hostTags: HostTags;
  #ids = new IncreasingIds(0);
  #pending: StoredEvent[] = [];
  /** Ids of those among them that may be on disk already. */
  #given = new Set<string>();
  #pendingRows = 0;

  constructor(parts: {
    database: Database;
    commit: GroupCommit;
    clock: Clock;
    counters: Counters;
    hostTags: HostTags;
  }) {
    this.#database = parts.database;
    this.#commit = parts.commit;
    this.#clock = parts.clock;
    this.#counters = parts.counters;
    this.#hostTags = parts.hostTags;
  }

  get pendingRows(): number {
    return this.#pendingRows;
  }

  async load(connection: DuckDBConnection): Promise<void> {
    const result = await connection.runAndReadAll(`SELECT max(id) FROM events WHERE id < ${idLimit}`);
    this.#ids = new IncreasingIds(Number(result.getRowsJS()[0]?.[0] ?? 0));
  }

  /** Takes events over. What waits is bounded by its senders (`SinkReply`): none is refused that they accepted. */
  accept(events: readonly LabEvent[]): void {
    for (const event of events) this.#take(event);
  }

  async add(event: LabEvent): Promise<StoredEvent> {
    if (this.#pendingRows >= pendingLimit) throw new RangeError('Cannot store the event: too many wait for the disk');
    const stored = this.#take(event);
    this.#commit.notify();
    return stored;
  }

  async reserveId(): Promise<string> {
    return String(this.#ids.next(this.#clock.now()));
  }

  /**
   * Takes an event with its id over, to be committed with what else is waiting. One by this id is replaced, whether it waits or
   * is on disk: who was told that a commit failed gives it again, and meanwhile it may have been written.
   */
  put(event: StoredEvent): void {
    this.#given.add(event.id);
    const waiting = this.#pending.findIndex(({ id }) => id === event.id);
    if (waiting >= 0) {
      this.#pendingRows += eventRows(event) - eventRows(this.#pending[waiting] ?? event);
      this.#pending[waiting] = event;
      return;
    }
    this.#pending.push(event);
    this.#pendingRows += eventRows(event);
    this.#counters.add('store.events');
  }

  async get(id: string): Promise<StoredEvent | undefined> {
    if (!/^\d{1,20}$/.test(id) || BigInt(id) >= 1n << 64n) return undefined;
    await this.#commit.settled();
    const rows = await this.#select(`WHERE id = ${id}::UBIGINT`, []);
    return rows[0];
  }

  async list(filter: Parameters<EventReader['list']>[0]): Promise<readonly StoredEvent[]> {
    await this.#commit.settled();
    await this.#hostTags.refresh();
    const { where, values } = conditions(filter, this.#hostTags);
    // Ids past the limit are of an earlier Labrador, hence of older events.
    return this.#select(
      `WHERE ${where} ORDER BY ts DESC, id >= ${idLimit}, id DESC LIMIT ${Math.max(0, Math.floor(filter.limit))}`,
      values,
    );
  }

  /** Forgets events before `cutoffS`. */
  async purge(connection: DuckDBConnection, cutoffS: number): Promise<void> {
    await connection.run(`DELETE FROM events WHERE ts < ${cutoffS}`);
  }

  take(): PendingWrite {
    const taken = this.#pending;
    const given = this.#given;
    this.#pending = [];
    this.#given = new Set();
    this.#pendingRows = 0;
    return {
      write: async (connection) => {
        await remove(connection, given);
        await insert(connection, taken);
      },
      restore: () => {
        // What was given again meanwhile is newer.
        this.#pending = [...taken.filter(({ id }) => !this.#given.has(id)), ...this.#pending];
        this.#given = new Set([...given, ...this.#given]);
        this.#pendingRows = this.#pending.reduce((rows, event) => rows + eventRows(event), 0);
      },
    };
  }

  #take(event: LabEvent): StoredEvent {
    const stored: StoredEvent = { ...event, id: String(this.#ids.next(this.#clock.now())) };
    this.#pending.push(stored);
    this.#pendingRows += eventRows(event);
    this.#counters.add('store.events');
    return stored;
  }

  async #select(rest: string, values: readonly string[]): Promise<StoredEvent[]> {
    const sql = `SELECT ${columns} FROM events ${rest}`;
    const result = await this.#database.read((connection) => connection.runAndReadAll(sql, [...values]));
    return result.getRowsJS().map(toEvent);
  }
}

function conditions(
  filter: Parameters<EventReader['list']>[0],
  hostTags: HostTags,
): { readonly where: string; readonly values: readonly string[] } {
  const values: string[] = [];
  const value = (text: string): string => `$${values.push(text)}`;
  const terms = [`ts BETWEEN ${seconds(Math.ceil(filter.fromS))} AND ${seconds(filter.toS)}`];
  if (filter.priority !== undefined) terms.push(`priority = ${value(filter.priority)}`);
  if (filter.sources && filter.sources.length > 0) {
    terms.push(`source_type_name IN (${filter.sources.map(value).join(', ')})`);
  }
  if (filter.alertTypes && filter.alertTypes.length > 0) {
    terms.push(`alert_type IN (${filter.alertTypes.map(value).join(', ')})`);
  }
  for (const alternatives of [...(filter.tags ?? []).map((tag) => [tag]), ...(filter.anyTags ?? [])]) {
    terms.push(`(${alternatives.map((tag) => hasTag(tag, { value, hostTags })).join(' OR ') || 'false'})`);
  }
  for (const text of filter.texts ?? []) {
    const sought = value(text.toLowerCase());
    terms.push(`(contains(lower(title), ${sought}) OR contains(lower(body), ${sought}))`);
  }
  return { where: terms.join(' AND '), values };
}

function hasTag(
  tag: string,
  { value, hostTags }: { readonly value: (text: string) => string; readonly hostTags: HostTags },
): string {
  const isOwn = `list_contains(tags, ${value(tag)})`;
  const hosts = hostsWith(tag, hostTags);
  return hosts.length === 0 ? isOwn : `${isOwn} OR host IN (${hosts.map(value).join(', ')})`;
}

/** `host:<name>` is a tag of every host, also of those that nothing is known of. */
function hostsWith(tag: string, hostTags: HostTags): readonly string[] {
  const named = tag.startsWith('host:') && tag !== 'host:' ? [tag.slice('host:'.length)] : [];
  return [...new Set([...named, ...hostTags.hostsWith(tag)])];
}

function seconds(time: number): number {
  return Math.min(0xffffffff, Math.max(0, Math.floor(time)));
}

function toEvent(row: readonly unknown[]): StoredEvent {
  const [id, timestampS, title, text, host, priority, alertType, aggregationKey, source, deviceName, tags, ...more] =
    row;
  const [category, attributes] = more.map(String);
  return {
    id: String(id),
    timestampS: Number(timestampS),
    title: String(title),
    text: String(text),
    host: String(host),
    priority: String(priority) as EventPriority,
    alertType: String(alertType) as EventAlertType,
    aggregationKey: String(aggregationKey),
    sourceTypeName: String(source),
    deviceName: String(deviceName),
    tags: (tags as unknown[]).map(String),
    ...(category ? { category: category as EventCategory } : {}),
    ...(attributes ? { attributes: JSON.parse(attributes) as Readonly<Record<string, unknown>> } : {}),
  };
}

/** @param ids numbers as text */
async function remove(connection: DuckDBConnection, ids: ReadonlySet<string>): Promise<void> {
  if (ids.size === 0) return;
  await connection.run(`DELETE FROM events WHERE id IN (${Array.from(ids, (id) => BigInt(id)).join(', ')})`);
}

async function insert(connection: DuckDBConnection, events: readonly StoredEvent[]): Promise<void> {
  const appender = await connection.createAppender('events');
  try {
    for (const event of events) {
      appender.appendUBigInt(BigInt(event.id));
      appender.appendUInteger(seconds(event.timestampS));
      appender.appendVarchar(event.title);
      appender.appendVarchar(event.text);
      appender.appendVarchar(event.host);
      appender.appendVarchar(event.priority);
      appender.appendVarchar(event.alertType);
      appender.appendVarchar(event.aggregationKey);
      appender.appendVarchar(event.sourceTypeName);
      appender.appendVarchar(event.deviceName);
      appender.appendList([...event.tags], LIST(VARCHAR));
      appender.appendVarchar(event.category ?? '');
      appender.appendVarchar(event.attributes ? JSON.stringify(event.attributes) : '');
      appender.endRow();
    }
  } finally {
    // Within the transaction, whatever happens.
    appender.closeSync();
  }
}
