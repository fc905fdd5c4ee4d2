import { type DuckDBConnection, LIST, VARCHAR } from '@duckdb/node-api';
import type { ServiceCheck } from '../../../../lib/model/service-check.ts';
import type { Counters } from '../engine/counters.ts';
import type { PendingWrite, WriteBuffer } from '../engine/group-commit.ts';
import type { Retention } from '../engine/retention.ts';
import type { ToldClock } from '../engine/told-clock.ts';
import { checkRows } from '../sink-rows.ts';
import type { LatestServiceCheck, ServiceCheckReader } from '../store.ts';
import { LatestChecks } from './latest-checks.ts';
import { readLatestReports } from './read-latest-reports.ts';

/** How far ahead of the clock a report may lie, in seconds. */
const futureLimitS = 600;

/**
 * Service checks: the latest report of each check × host × tags in memory, every report within retention on disk. What
 * waits for the disk is bounded by its senders (`SinkReply`): a report that was accepted is never refused for want of room.
 */
export class CheckStore implements Pick<ServiceCheckReader, 'latest'>, WriteBuffer {
  readonly #clock: ToldClock;
  readonly #counters: Counters;
  readonly #retention: Retention;
  readonly #latest: LatestChecks;
  #pending: ServiceCheck[] = [];
  #pendingRows = 0;

  /** @param parts `latestRows` bounds the latest reports in memory, in rows of `checkRows` */
  constructor(parts: { clock: ToldClock; counters: Counters; retention: Retention; latestRows?: number }) {
    this.#clock = parts.clock;
    this.#counters = parts.counters;
    this.#retention = parts.retention;
    this.#latest = new LatestChecks(parts.counters, parts.latestRows);
  }

  get pendingRows(): number {
    return this.#pendingRows;
  }

  async load(connection: DuckDBConnection): Promise<void> {
    const states = await readLatestReports(connection, this.#latest.most);
    for (const state of states.toReversed()) this.#latest.restore(state);
  }

  /** Takes reports over. One that is older than the latest of its kind goes into the history only. */
  accept(checks: readonly ServiceCheck[]): void {
    for (const check of checks) {
      const refusal = this.#refusalOf(check);
      if (refusal) {
        this.#counters.add(`store.refused.${refusal}`);
        continue;
      }
      this.#latest.report(check);
      this.#pending.push(check);
      this.#pendingRows += checkRows(check);
      this.#counters.add('store.checks');
    }
  }

  /** The latest report of each check × host × tags. */
  all(): readonly LatestServiceCheck[] {
    return this.#latest.all();
  }

  async latest({ check, host }: Parameters<ServiceCheckReader['latest']>[0]): Promise<readonly LatestServiceCheck[]> {
    const isAsked = (each: ServiceCheck): boolean =>
      (check === undefined || each.check === check) && (host === undefined || each.host === host);
    return this.all().filter(isAsked);
  }

  /** Forgets what is past retention, in memory and on disk. */
  async purge(connection: DuckDBConnection, cutoffS: number): Promise<void> {
    this.#latest.forgetBefore(cutoffS);
    await connection.run(`DELETE FROM service_checks WHERE ts < ${cutoffS}`);
  }

  take(): PendingWrite {
    const taken = this.#pending;
    const takenRows = this.#pendingRows;
    this.#pending = [];
    this.#pendingRows = 0;
    return {
      write: (connection) => insert(connection, taken),
      restore: () => {
        this.#pending = [...taken, ...this.#pending];
        this.#pendingRows += takenRows;
      },
    };
  }

  #refusalOf(check: ServiceCheck): string | undefined {
    const nowS = this.#clock.now() / 1000;
    if (!(check.timestampS >= this.#retention.cutoffS(nowS, 'events'))) return 'old';
    if (isFuture(check, nowS) && isFuture(check, this.#clock.reread() / 1000)) return 'future';
    return undefined;
  }
}

function isFuture({ timestampS }: ServiceCheck, nowS: number): boolean {
  return timestampS > nowS + futureLimitS;
}

/**
 * Rows that are sent to the database at once: as many as it takes as one piece. Of several pieces it keeps no order, and the later
 * of two reports of one second is the later row.
 */
const orderedRows = 2048;

async function insert(connection: DuckDBConnection, checks: readonly ServiceCheck[]): Promise<void> {
  const appender = await connection.createAppender('service_checks');
  try {
    for (const [at, check] of checks.entries()) {
      if (at > 0 && at % orderedRows === 0) appender.flushSync();
      appender.appendUInteger(Math.floor(check.timestampS));
      appender.appendVarchar(check.check);
      appender.appendUTinyInt(check.status);
      appender.appendVarchar(check.host);
      appender.appendVarchar(check.message);
      appender.appendList([...check.tags], LIST(VARCHAR));
      appender.endRow();
    }
  } finally {
    // Within the transaction, whatever happens.
    appender.closeSync();
  }
}
