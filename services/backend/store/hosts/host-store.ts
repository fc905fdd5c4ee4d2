import { isDeepStrictEqual } from 'node:util';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Clock } from '../../../../lib/clock/clock.ts';
import { maxTags } from '../../../../lib/codec/fields.ts';
import type { HostMetadata, HostMute, HostReport } from '../../../../lib/model/host.ts';
import type { DocumentStore } from '../documents/document-store.ts';
import type { Counters } from '../engine/counters.ts';
import {
  allTags,
  type HostRecord,
  isUnknown,
  toMetadata,
  unknownHost,
  withMute,
  withReport,
  withUserTags,
} from './host-record.ts';

const kind = 'host';

/** What is kept at most: hosts, and characters of all their documents. */
const defaultLimits = { hosts: 100_000, characters: 300_000_000 };

/** Sources of tags that users may have for a host, and Agents elsewhere. */
export const maxSources = 100;

interface KeptHost {
  readonly record: HostRecord;
  /** Of its document. */
  readonly characters: number;
  /** What telemetry of the host carries. */
  readonly tags: readonly string[];
}

/** What Agents told about their hosts, what users said of them, and the tags that follow from it. */
export class HostStore {
  readonly #documents: DocumentStore;
  readonly #counters: Counters;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #limits: typeof defaultLimits;
  readonly #hosts = new Map<string, KeptHost>();
  #characters = 0;
  #version = 0;

  constructor(parts: {
    documents: DocumentStore;
    counters: Counters;
    clock: Pick<Clock, 'now'>;
    limits?: typeof defaultLimits;
  }) {
    this.#documents = parts.documents;
    this.#counters = parts.counters;
    this.#clock = parts.clock;
    this.#limits = parts.limits ?? defaultLimits;
  }

  /** Grows whenever the tags of a host may have changed. */
  get version(): number {
    return this.#version;
  }

  async load(connection: DuckDBConnection): Promise<void> {
    for (const [name, document] of await this.#documents.load(connection, kind)) {
      // What an earlier Labrador wrote has fewer fields.
      this.#keep({ ...unknownHost(name), ...(document as Partial<HostRecord>) });
    }
  }

  /** Takes over a report; what it does not tell stays as it is known. Past the bounds it is counted as refused. */
  accept(report: HostReport): void {
    const record = withReport(this.#recordOf(report.name), report);
    const isBounded = Object.keys(record.externalTagsBySource ?? {}).length <= maxSources;
    if (!isBounded || !this.#replace(record)) this.#counters.add('store.refused.hosts');
  }

  /**
   * Sets the tags that users have for a host under one source; none removes the source.
   * @throws RangeError when more is kept than may be
   */
  setTags(name: string, source: string, tags: readonly string[]): void {
    if (tags.length > maxTags) throw new RangeError(`A host may have ${maxTags} tags of one source`);
    const record = withUserTags(this.#recordOf(name), source, tags);
    if (Object.keys(record.userTagsBySource ?? {}).length > maxSources)
      throw new RangeError(`A host may have tags of ${maxSources} sources`);
    this.#replaceOrThrow(record);
  }

  /** Tags that users have for a host under one source. */
  userTags(name: string, source: string): readonly string[] {
    return Object.entries(this.#recordOf(name).userTagsBySource ?? {}).find(([each]) => each === source)?.[1] ?? [];
  }

  /** Removes all tags that users have for a host. */
  removeTags(name: string): void {
    for (const source of Object.keys(this.#recordOf(name).userTagsBySource ?? {})) this.setTags(name, source, []);
  }

  /** Mutes a host, or, without a mute, unmutes it. @throws RangeError when more is kept than may be */
  setMute(name: string, mute?: HostMute): void {
    this.#replaceOrThrow(withMute(this.#recordOf(name), mute));
  }

  /** Tags that all telemetry of a host carries: `host:<name>` and those of all sources. None without a name. */
  tagsOf(name: string): readonly string[] {
    if (name === '') return [];
    return this.#hosts.get(name)?.tags ?? [`host:${name}`];
  }

  get(name: string): HostMetadata | undefined {
    const record = this.#hosts.get(name)?.record;
    return record && toMetadata(record, this.#clock.now() / 1000);
  }

  async list(): Promise<readonly HostMetadata[]> {
    const nowS = this.#clock.now() / 1000;
    const hosts = Array.from(this.#hosts.values(), ({ record }) => toMetadata(record, nowS));
    return hosts.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  #recordOf(name: string): HostRecord {
    return this.#hosts.get(name)?.record ?? unknownHost(name);
  }

  #replaceOrThrow(record: HostRecord): void {
    if (!this.#replace(record)) throw new RangeError('More hosts, or more about them, is known than can be kept');
  }

  /** Keeps a record in memory and on disk, or, when it says nothing, none. @returns false when it is past the bounds */
  #replace(record: HostRecord): boolean {
    const { name } = record;
    const before = this.#hosts.get(name);
    if (isUnknown(record)) {
      if (before) this.#forget(name, before);
      return true;
    }
    const characters = JSON.stringify(record).length;
    const grows = characters > (before?.characters ?? 0);
    if (!before && this.#hosts.size >= this.#limits.hosts) return false;
    if (grows && this.#characters + characters - (before?.characters ?? 0) > this.#limits.characters) return false;
    this.#keep(record, characters);
    if (!isDeepStrictEqual(this.tagsOf(name), before?.tags ?? [`host:${name}`])) this.#version++;
    this.#documents.put(kind, name, record);
    return true;
  }

  #forget(name: string, { characters, tags }: KeptHost): void {
    this.#characters -= characters;
    this.#hosts.delete(name);
    this.#counters.set('store.hosts', this.#hosts.size);
    if (tags.length > 1) this.#version++;
    this.#documents.remove(kind, name);
  }

  #keep(record: HostRecord, characters = JSON.stringify(record).length): void {
    this.#characters += characters - (this.#hosts.get(record.name)?.characters ?? 0);
    const tags = [`host:${record.name}`, ...new Set(Object.values(allTags(record)).flat())];
    this.#hosts.set(record.name, { record, characters, tags });
    this.#counters.set('store.hosts', this.#hosts.size);
  }
}
