import { type DuckDBConnection, LIST, VARCHAR } from '@duckdb/node-api';
import type { ServiceCheck, ServiceCheckStatus } from '../../../../lib/model/service-check.ts';
import type { Counters } from '../engine/counters.ts';
import type { PendingWrite, WriteBuffer } from '../engine/group-commit.ts';
import type { Retention } from '../engine/retention.ts';
import type { ToldClock } from '../engine/told-clock.ts';
import type { ServiceCheckReader } from '../store.ts';

/** Combinations of check, host and tags kept at most. */
const defaultLimit = 100_000;

/** How far ahead of the clock a report may lie, in seconds. */
const futureLimitS = 600;

/** Service checks: the latest report of each check × host × tags in memory, every report within retention on disk. */
export class CheckStore implements ServiceCheckReader, WriteBuffer {
  readonly #clock: ToldClock;
  readonly #counters: Counters;
  readonly #retention: Retention;
  readonly #limit: number;
  readonly #latest = new Map<string, ServiceCheck>();
  #pending: ServiceCheck[] = [];

  constructor(parts: { clock: ToldClock; counters: Counters; retention: Retention; limit?: number }) {
    this.#clock = parts.clock;
    this.#counters = parts.counters;
    this.#retention = parts.retention;
    this.#limit = parts.limit ?? defaultLimit;
  }

  get pendingRows(): number {
    return this.#pending.length;
  }

  async load(connection: DuckDBConnection): Promise<void> {
    const result = await connection.runAndReadAll(
      `SELECT name, host, tags, max(ts), arg_max(status, (ts, rowid)), arg_max(message, (ts, rowid))
       FROM service_checks GROUP BY name, host, tags`,
    );
    for (const row of result.getRowsJS()) {
      const check = toCheck(row);
      this.#latest.set(keyOf(check), check);
    }
  }

  /** Takes reports over. One that is older than the latest of its kind goes into the history only. */
  accept(checks: readonly ServiceCheck[]): void {
    for (const check of checks) {
      const refusal = this.#refusalOf(check);
      if (refusal) {
        this.#counters.add(`store.refused.${refusal}`);
        continue;
      }
      const key = keyOf(check);
      const latest = this.#latest.get(key);
      if (!latest || check.timestampS >= latest.timestampS) this.#latest.set(key, check);
      this.#pending.push(check);
      this.#counters.add('store.checks');
    }
  }

  async latest(filter: { readonly check?: string }): Promise<readonly ServiceCheck[]> {
    const all = [...this.#latest.values()];
    return filter.check === undefined ? all : all.filter((each) => each.check === filter.check);
  }

  /** Forgets what is past retention, in memory and on disk. */
  async purge(connection: DuckDBConnection, cutoffS: number): Promise<void> {
    for (const [key, check] of this.#latest) if (check.timestampS < cutoffS) this.#latest.delete(key);
    await connection.run(`DELETE FROM service_checks WHERE ts < ${cutoffS}`);
  }

  take(): PendingWrite {
    const taken = this.#pending;
    this.#pending = [];
    return {
      write: (connection) => insert(connection, taken),
      restore: () => {
        this.#pending = [...taken, ...this.#pending];
      },
    };
  }

  #refusalOf(check: ServiceCheck): string | undefined {
    const nowS = this.#clock.now() / 1000;
    if (!(check.timestampS >= this.#retention.cutoffS(nowS, 'events'))) return 'old';
    if (isFuture(check, nowS) && isFuture(check, this.#clock.reread() / 1000)) return 'future';
    if (this.#pending.length >= this.#limit) return 'backlog';
    if (this.#latest.size >= this.#limit && !this.#latest.has(keyOf(check))) return 'checks';
    return undefined;
  }
}

function isFuture({ timestampS }: ServiceCheck, nowS: number): boolean {
  return timestampS > nowS + futureLimitS;
}

function keyOf(check: ServiceCheck): string {
  return [check.check, check.host, ...check.tags].join('\0');
}

function toCheck([name, host, tags, timestampS, status, message]: readonly unknown[]): ServiceCheck {
  return {
    check: String(name),
    status: Number(status) as ServiceCheckStatus,
    host: String(host),
    timestampS: Number(timestampS),
    message: String(message),
    tags: (tags as unknown[]).map(String),
  };
}

async function insert(connection: DuckDBConnection, checks: readonly ServiceCheck[]): Promise<void> {
  const appender = await connection.createAppender('service_checks');
  for (const check of checks) {
    appender.appendUInteger(Math.floor(check.timestampS));
    appender.appendVarchar(check.check);
    appender.appendUTinyInt(check.status);
    appender.appendVarchar(check.host);
    appender.appendVarchar(check.message);
    appender.appendList([...check.tags], LIST(VARCHAR));
    appender.endRow();
  }
  appender.closeSync();
}
