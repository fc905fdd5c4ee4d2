import { isDeepStrictEqual } from 'node:util';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { HostMetadata, HostReport } from '../../../../lib/model/host.ts';
import type { DocumentStore } from '../documents/document-store.ts';
import type { Counters } from '../engine/counters.ts';
import type { HostReader } from '../store.ts';

const kind = 'host';

/** Hosts kept at most. */
const defaultLimit = 100_000;

/** What a host is that nothing was told of. */
const unknownHost = { aliases: [], agentVersion: '', platform: '', tagsBySource: {}, checks: [] };

/** What Agents told about their hosts, and the tags that follow from it. */
export class HostStore implements HostReader {
  readonly #documents: DocumentStore;
  readonly #counters: Counters;
  readonly #limit: number;
  readonly #hosts = new Map<string, HostMetadata>();
  #version = 0;

  constructor(documents: DocumentStore, counters: Counters, limit = defaultLimit) {
    this.#documents = documents;
    this.#counters = counters;
    this.#limit = limit;
  }

  /** Grows whenever the tags of a host may have changed. */
  get version(): number {
    return this.#version;
  }

  async load(connection: DuckDBConnection): Promise<void> {
    for (const [name, host] of await this.#documents.load(connection, kind))
      this.#hosts.set(name, host as HostMetadata);
    this.#counters.set('store.hosts', this.#hosts.size);
  }

  /** Takes over a report; what it does not tell stays as it is known. */
  accept(report: HostReport): void {
    const { name } = report;
    const known = this.#hosts.get(name);
    if (!known && this.#hosts.size >= this.#limit) {
      this.#counters.add('store.refused.hosts');
      return;
    }
    const host: HostMetadata = { ...(known ?? unknownHost), ...report };
    this.#hosts.set(name, host);
    if (!isDeepStrictEqual(host.tagsBySource, known?.tagsBySource ?? {})) this.#version++;
    this.#documents.put(kind, name, host);
    this.#counters.set('store.hosts', this.#hosts.size);
  }

  /** Tags that all telemetry of a host carries: `host:<name>` and those of all sources. None without a name. */
  tagsOf(name: string): readonly string[] {
    if (name === '') return [];
    const sources = this.#hosts.get(name)?.tagsBySource ?? {};
    return [`host:${name}`, ...Object.values(sources).flat()];
  }

  async list(): Promise<readonly HostMetadata[]> {
    return [...this.#hosts.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}
