import type { CheckStore } from '../checks/check-store.ts';
import type { EventStore } from '../events/event-store.ts';
import type { ContextCatalogue } from '../metrics/context-catalogue.ts';
import { purgePoints } from '../metrics/purge-points.ts';
import type { RecentPoints } from '../metrics/recent-points.ts';
import type { Counters } from './counters.ts';
import type { Database } from './database.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Retention } from './retention.ts';
import type { StoreLog } from './store-log.ts';

/** How often what is past retention is deleted, in milliseconds. */
const purgeIntervalMs = 3_600_000;

interface Parts {
  readonly database: Database;
  readonly commit: GroupCommit;
  readonly catalogue: ContextCatalogue;
  readonly recent: RecentPoints;
  readonly checks: CheckStore;
  readonly events: EventStore;
  readonly counters: Counters;
  readonly retention: Retention;
  readonly log: StoreLog;
}

/** What has to be done now and then: checkpoints after commits, retention by the clock. */
export class Maintenance {
  readonly #parts: Parts;
  #checkpointing: Promise<void> | undefined;
  #nextPurgeMs = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    parts.commit.onCommitted(() => {
      this.#checkpointing ??= this.#checkpoint().finally(() => {
        this.#checkpointing = undefined;
      });
    });
  }

  /**
   * Deletes what is past retention, at most once an hour. To be called every minute or so.
   * @param nowMs Unix milliseconds
   */
  async tick(nowMs: number): Promise<void> {
    if (nowMs < this.#nextPurgeMs) return;
    this.#nextPurgeMs = nowMs + purgeIntervalMs;
    await this.#settle(nowMs);
  }

  /** To be called after the last commit: leaves everything in the database file. */
  async close(nowMs: number): Promise<void> {
    await this.#checkpointing;
    await this.#settle(nowMs);
    await this.#parts.database.checkpoint();
  }

  async #settle(nowMs: number): Promise<void> {
    const { database, commit, catalogue, recent, checks, events, counters, retention } = this.#parts;
    const nowS = nowMs / 1000;
    const cutoffS = retention.cutoffS(nowS);
    await commit.flush();
    recent.forgetBefore(cutoffS);
    await database.write(async (connection) => {
      counters.add('store.purged_points', await purgePoints(connection, cutoffS));
      await checks.purge(connection, cutoffS);
      await events.purge(connection, cutoffS);
      await catalogue.settle(connection, { nowS, cutoffS });
    });
  }

  /** A checkpoint that cannot be made now (a reader is in the way) is made after a later commit. */
  async #checkpoint(): Promise<void> {
    const { database, counters, log } = this.#parts;
    try {
      if (await database.checkpointWhenDue()) counters.add('store.checkpoints');
    } catch (error) {
      log('debug', `Cannot checkpoint now: ${(error as Error).message}`);
    }
  }
}
