import type { DuckDBConnection } from '@duckdb/node-api';
import type { SpanBatch } from '../../../../lib/model/span.ts';
import { columnText } from './aggregate/column-text.ts';
import type { SpanTerms } from './search/span-conditions.ts';
import { SqlValues } from './search/sql-values.ts';

/** How far back hosts are known after a restart, in seconds. */
const loadedS = 86_400;

/** Hosts at most; past it those go that had a span longest ago. */
const defaultLimit = 100_000;

/** The hosts that spans came from, in memory, and when the last one came: of a list of hosts that is asked for often. */
export class SpanHosts {
  readonly #limit: number;
  /** Host → Unix seconds, in the order in which they were seen last. */
  readonly #lastSeenS = new Map<string, number>();

  constructor(limit = defaultLimit) {
    this.#limit = limit;
  }

  /** Takes over what is on disk of the last day. To be called before anything else. */
  async load(connection: DuckDBConnection, terms: SpanTerms, nowS: number): Promise<void> {
    const values = new SqlValues();
    const host = columnText('host', { ...terms, values });
    const sql = `SELECT ${host.sql} AS host_name, max(received_s) FROM spans WHERE received_s >= ${Math.floor(nowS) - loadedS}
      GROUP BY host_name ORDER BY max(received_s)`;
    for (const [name, lastSeenS] of await values.rows(connection, sql)) this.#set(host.nameOf(name), Number(lastSeenS));
  }

  /** @param nowS Unix seconds at which the spans came */
  saw({ host, texts }: Pick<SpanBatch, 'host' | 'texts'>, nowS: number): void {
    for (const at of new Set(host)) this.#set(texts[at] ?? '', nowS);
  }

  /** Host → Unix seconds at which its last span came. */
  all(): ReadonlyMap<string, number> {
    return this.#lastSeenS;
  }

  #set(host: string, nowS: number): void {
    if (host === '') return;
    this.#lastSeenS.delete(host);
    this.#lastSeenS.set(host, nowS);
    const [oldest] = this.#lastSeenS.keys();
    if (this.#lastSeenS.size > this.#limit && oldest !== undefined) this.#lastSeenS.delete(oldest);
  }
}
