import type { MessagePort } from 'node:worker_threads';
import type { LabEvent } from '../../../lib/model/event.ts';
import type { HostMetadata, HostMute, HostReport } from '../../../lib/model/host.ts';
import type { Context, MetricBatch, MetricMetadata, MetricType, SketchBatch } from '../../../lib/model/metric.ts';
import type { Profile } from '../../../lib/model/profile.ts';
import type { ServiceCheck } from '../../../lib/model/service-check.ts';
import type { SpanBatch } from '../../../lib/model/span.ts';
import type { TagFilter } from '../../../lib/query-language/types.ts';
import type { SpanReader } from './spans/span-reader.ts';

/** Everything the backend keeps. One worker thread owns the database; all methods are messages to it. */
export interface Store {
  readonly metrics: MetricReader;
  readonly checks: ServiceCheckReader;
  readonly events: EventReader;
  readonly hosts: HostReader;
  readonly spans: SpanReader;
  readonly profiles: ProfileReader;
  readonly documents: UserDocuments;
  /** The way in for code of the same thread (the HTTP doors). */
  readonly sink: Sink;
  /** The way in for a receiver's worker thread: transfer the port to it, it speaks `SinkMessage` / `SinkReply`. */
  openPort(): MessagePort;
  /** Counters since start: `store.points`, `store.contexts`, `store.late_points`, `store.flush_ms`, `store.recent_misses` (rollups that asked the disk), … */
  counters(): Promise<Readonly<Record<string, number>>>;
  /** Writes what is pending and closes the database. */
  close(): Promise<void>;
}

/** How much a store keeps. */
export interface StoreLimits {
  /** How long each resolution of metrics, and events and service checks, are kept, in seconds. */
  readonly retentionS: {
    readonly raw: number;
    readonly minute: number;
    readonly hour: number;
    readonly events: number;
    /** Profiles too. */
    readonly spans: number;
  };
  /** Bytes of all files together; past it the oldest metrics go, the finest first. */
  readonly maxDiskBytes: number;
  /** Bytes that spans may take in the database; past it the oldest go. */
  readonly maxSpanBytes: number;
  /** Contexts at most; past it those go that were seen longest ago. */
  readonly maxContexts: number;
}

/** What a receiver hands over. Batches are transferred: the sender must not use their columns afterwards. */
export type SinkMessage =
  /** Points that are final. A point of the same context and second replaces the one before. */
  | { readonly kind: 'points'; readonly batch: MetricBatch }
  /**
   * The whole of a source's buckets that are still open: replaces what the same source sent before,
   * is queryable, and is never written to disk. The `points` that close a bucket are sent before the
   * `open` that no longer contains it.
   */
  | { readonly kind: 'open'; readonly source: string; readonly batch: MetricBatch; readonly sketches?: SketchBatch }
  /** Sketches that are final. They add up with others of the same context and second. */
  | { readonly kind: 'sketches'; readonly batch: SketchBatch }
  | { readonly kind: 'checks'; readonly checks: readonly ServiceCheck[] }
  | { readonly kind: 'events'; readonly events: readonly LabEvent[] }
  /** Spans, whole: normalised, obfuscated and marked by the receiver. */
  | { readonly kind: 'spans'; readonly batch: SpanBatch }
  /** A profile whose files are in its folder already. */
  | { readonly kind: 'profile'; readonly profile: Profile }
  /** What a report does not tell of a host stays as it is known. */
  | { readonly kind: 'host'; readonly host: HostReport };

/**
 * After each message with rows: how many rows of this port are taken over in all. `sinkRows` says what counts as how many;
 * open buckets are none. A receiver bounds what is unanswered: the store itself refuses no check or event for want of room.
 */
export interface SinkReply {
  readonly kind: 'taken';
  readonly rows: number;
}

/** Accepts rows; they are queryable at once and on disk within a second. */
export interface Sink {
  send(message: SinkMessage): void;
}

/** A context that a query selected, with the tags that apply to it. */
export interface SelectedContext {
  /** Stable as long as the data folder lives. */
  readonly id: number;
  readonly type: MetricType;
  readonly host: string;
  readonly intervalS: number;
  /** Its own tags, `host:<host>` and the host's tags. */
  readonly tags: readonly string[];
}

/** How the points of a cell become its value. */
export type RollupField = 'sum' | 'min' | 'max';

/**
 * Points rolled up in cells, one for each context and bucket: cell `c × bucketCount + b` is that of the c-th context asked
 * for, and of the bucket that starts at `firstBucketS + b × interval`; all buckets that the window touches.
 */
export interface RollupCells {
  /** Unix seconds, a multiple of the interval. */
  readonly firstBucketS: number;
  readonly bucketCount: number;
  /** Points in the cell; of a distribution its values, weighted by their sample rate. */
  readonly count: Float64Array<ArrayBuffer>;
  /** The sum of the points, or the least or the greatest of them; 0 where there is none. */
  readonly value: Float64Array<ArrayBuffer>;
}

/**
 * Bins of distributions, added up by group and bucket; bin i is `weight[i]` values with the key `key[i]` (lib/sketch) in cell
 * `cell[i]`, which is `group × bucketCount + bucket` as for `RollupCells`. Sorted by cell, then by key.
 */
export interface SketchCells {
  readonly firstBucketS: number;
  readonly bucketCount: number;
  readonly cell: Uint32Array<ArrayBuffer>;
  readonly key: Int16Array<ArrayBuffer>;
  readonly weight: Float64Array<ArrayBuffer>;
}

export interface MetricSummary {
  readonly metric: string;
  readonly type: MetricType;
  /** Unix seconds of the newest point. */
  readonly lastSeenS: number;
  readonly contexts: number;
}

export interface MetricDetail extends MetricSummary {
  readonly metadata: MetricMetadata;
  readonly hosts: readonly string[];
  /** Tag key → its values, both sorted; bare tags under the empty key. Host tags included. */
  readonly tags: Readonly<Record<string, readonly string[]>>;
}

export interface MetricReader {
  /**
   * Contexts of a metric whose tags satisfy the filter. Unknown metric: none. The answer to the same question is the same
   * list as long as nothing has changed: who makes something of it may keep that.
   */
  select(metric: string, filter: TagFilter): Promise<readonly SelectedContext[]>;
  /**
   * Points with `fromS <= timestamp < toS`, whole seconds, rolled up. Each context is named once.
   * @throws RangeError when there are more than ten million cells, or the interval is not a whole number of seconds
   */
  rollup(
    contextIds: Uint32Array | readonly number[],
    window: { readonly fromS: number; readonly toS: number; readonly intervalS: number; readonly field: RollupField },
  ): Promise<RollupCells>;
  /**
   * The bins of distributions with `fromS <= timestamp < toS`, those of the contexts of a group added up. A context
   * may be in several groups.
   * @throws RangeError as `rollup`
   */
  sketches(
    groups: readonly (readonly number[])[],
    window: { readonly fromS: number; readonly toS: number; readonly intervalS: number },
  ): Promise<SketchCells>;
  /** Metrics seen since `activeSinceS`, by name; `host` and `search` (substring, case-insensitive) narrow. */
  list(filter: {
    readonly activeSinceS?: number;
    readonly host?: string;
    readonly search?: string;
    readonly limit?: number;
  }): Promise<readonly MetricSummary[]>;
  describe(metric: string): Promise<MetricDetail | undefined>;
  /** What is known of a metric's meaning, seen or not; empty when nothing is. Cheaper than `describe`. */
  metadata(metric: string): Promise<MetricMetadata>;
  /** Merges metadata set by a user; survives a restart. */
  setMetadata(metric: string, metadata: MetricMetadata): Promise<void>;
  /** Declares metadata from metadata.csv files; a user's own wins. Not persisted. */
  declareMetadata(byMetric: Readonly<Record<string, MetricMetadata>>): Promise<void>;
  /** The newest points of all contexts of a metric, as stored, newest first; for tests and the Lab page. */
  points(
    metric: string,
    window: { readonly fromS: number; readonly toS: number; readonly limit: number },
  ): Promise<readonly { readonly context: Context; readonly timestampS: number; readonly value: number }[]>;
}

/** The latest report of a check × host × tags. */
export interface LatestServiceCheck extends ServiceCheck {
  /** Unix seconds of the first report with its status in a row, as far as reports are kept. */
  readonly sinceS: number;
}

export interface ServiceCheckReader {
  /** The latest report of each check × host × tags, in no order. */
  latest(filter: { readonly check?: string; readonly host?: string }): Promise<readonly LatestServiceCheck[]>;
  /**
   * The last reports of each host × tags of a check with `fromS <= timestamp < toS`, newest first; of reports of one second
   * the later one is the newer.
   * @param filter `last`: so many of each at most
   */
  recent(filter: {
    readonly check: string;
    readonly last: number;
    readonly fromS: number;
    readonly toS: number;
  }): Promise<readonly ServiceCheck[]>;
}

export interface StoredEvent extends LabEvent {
  /** Unique, increasing; decimal text of a number below 2^53. Events that an earlier Labrador stored have larger ones. */
  readonly id: string;
}

export interface EventReader {
  /** Events with `fromS <= timestamp <= toS`, newest first. */
  list(filter: {
    readonly fromS: number;
    readonly toS: number;
    readonly limit: number;
    readonly priority?: string;
    readonly sources?: readonly string[];
    /** All of them, each of the event or of its host; `host:<name>` is one. */
    readonly tags?: readonly string[];
    /** One of each list, as above. */
    readonly anyTags?: readonly (readonly string[])[];
    /** One of them; none: any. */
    readonly alertTypes?: readonly string[];
    /** Each occurs in the title or the text, capitals or not. */
    readonly texts?: readonly string[];
  }): Promise<readonly StoredEvent[]>;
  get(id: string): Promise<StoredEvent | undefined>;
  /**
   * Stores an event and gives its id; the HTTP door answers with it.
   * @throws RangeError while too many events wait for the disk
   */
  add(event: LabEvent): Promise<StoredEvent>;
  /** An id that no other event gets, for one that `UserDocuments.write` is given: what names it can be written before it. */
  reserveId(): Promise<string>;
}

/** A host as lists have it, with what came from it. */
export interface SeenHost extends Omit<HostMetadata, 'system' | 'checks'> {
  /** What reports from it: `agent`, `system`, `mysql`, `trace`, …; sorted. */
  readonly apps: readonly string[];
  /** Unix seconds of its last report or telemetry, not later than now. */
  readonly lastSeenS: number;
}

/** Hosts; a mute whose end has passed is none. What users say is on disk when it is answered. */
export interface HostReader {
  /** Every host that an Agent or a user told of, by name, with all that is known. */
  list(): Promise<readonly HostMetadata[]>;
  /** Those of these hosts that an Agent or a user told of. */
  get(names: readonly string[]): Promise<readonly HostMetadata[]>;
  /**
   * Every host of which metadata, or from which metrics, service checks or spans came since a time in Unix seconds, by name.
   * Since 0: every host that is known, those too that only a user spoke of. Hosts of spans alone are known after a restart
   * when one came within a day.
   */
  seen(filter: { readonly sinceS: number }): Promise<readonly SeenHost[]>;
  /**
   * Sets the tags that users have for a host under a source (`users`, `chef`), in place of those before.
   * @returns those it has now, of users and this source
   * @throws RangeError when more is kept than may be; so do the next two
   */
  setTags(name: string, source: string, tags: readonly string[]): Promise<readonly string[]>;
  addTags(name: string, source: string, tags: readonly string[]): Promise<readonly string[]>;
  /** Mutes a host. @returns false, and does nothing, when it is muted and that may not be overridden */
  mute(name: string, mute: HostMute, options: { readonly override: boolean }): Promise<boolean>;
  /** @returns false when it was not muted */
  unmute(name: string): Promise<boolean>;
  /** Removes the tags that users have for a host, of one source or of all. */
  removeTags(name: string, source?: string): Promise<void>;
}

export interface ProfileReader {
  /** Profiles that ended at `fromMs` or later and began before `toMs`, newest first. */
  list(filter: {
    readonly fromMs: number;
    readonly toMs: number;
    readonly service?: string;
    readonly env?: string;
    readonly limit: number;
  }): Promise<readonly Profile[]>;
}

/** What users make by the API, and what monitors keep: a kind of document each, with an owner who holds all of it in memory. */
export type DocumentKind =
  | 'dashboard'
  | 'dashboard_list'
  | 'public_dashboard'
  | 'graph_embed'
  | 'monitor'
  /** A monitor of a file, as it was when the file was last taken over. */
  | 'monitor_file'
  /** Something that was done to a monitor and is still to be told. */
  | 'monitor_change'
  | 'downtime'
  /** What is remembered of a downtime in a file. */
  | 'downtime_file'
  /** Until when was told what happened to downtimes. */
  | 'downtime_watch'
  /** The states of a monitor's groups. */
  | 'monitor_state'
  /** A transition that is still to be carried out. */
  | 'monitor_transition'
  /** What the Mailbox lists; mails themselves are files. */
  | 'mail';

export interface DocumentChange {
  readonly kind: DocumentKind;
  readonly id: string;
  /** JSON. Absent: the document is removed. */
  readonly value?: unknown;
}

/** The disk of what users make. */
export interface UserDocuments {
  /** Every document of a kind, by its id, as it was written. */
  load(kind: DocumentKind): Promise<Readonly<Record<string, unknown>>>;
  /**
   * Writes and removes documents, and adds events to the event stream, all or none; they are on disk when it is answered.
   * It rejects when the disk refuses; what was given waits to be written with what comes next, and giving the same again then
   * (events by the same ids) doubles nothing.
   */
  write(changes: readonly DocumentChange[], events?: readonly StoredEvent[]): Promise<void>;
}
