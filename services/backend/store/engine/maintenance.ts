import type { CheckStore } from '../checks/check-store.ts';
import type { EventStore } from '../events/event-store.ts';
import type { ContextCatalogue } from '../metrics/context-catalogue.ts';
import type { RecentPoints } from '../metrics/recent-points.ts';
import type { Sealer } from '../metrics/tiers/sealer.ts';
import type { SegmentKeeper } from '../metrics/tiers/segment-keeper.ts';
import type { ProfileKeeper } from '../profiles/profile-keeper.ts';
import type { SpanKeeper } from '../spans/span-keeper.ts';
import type { Counters } from './counters.ts';
import type { Database } from './database.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Retention } from './retention.ts';
import type { StoreLog } from './store-log.ts';

/** How often what is past retention is deleted from the database, in milliseconds. */
const purgeIntervalMs = 3_600_000;

interface Parts {
  readonly database: Database;
  readonly commit: GroupCommit;
  readonly catalogue: ContextCatalogue;
  readonly recent: RecentPoints;
  readonly sealer: Sealer;
  readonly keeper: SegmentKeeper;
  readonly spanKeeper: SpanKeeper;
  readonly profileKeeper: ProfileKeeper;
  readonly checks: CheckStore;
  readonly events: EventStore;
  readonly counters: Counters;
  readonly retention: Retention;
  readonly log: StoreLog;
}

/** What has to be done now and then: checkpoints after commits, tiers and retention by the clock. */
export class Maintenance {
  readonly #parts: Parts;
  #checkpointing: Promise<void> | undefined;
  #nextPurgeMs = 0;
  #ticking: Promise<void> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    parts.commit.onCommitted(() => {
      this.#checkpointing ??= this.#checkpoint().finally(() => {
        this.#checkpointing = undefined;
      });
    });
  }

  /**
   * Seals what is due, lets go of spans and segments past retention or past the disk's bounds, and deletes once an hour what
   * else is past retention. To be called every minute or so. @throws the first of what failed, after the rest was done
   * @param nowMs Unix milliseconds
   */
  async tick(nowMs: number): Promise<void> {
    this.#ticking = this.#tick(nowMs);
    await this.#ticking;
  }

  async #tick(nowMs: number): Promise<void> {
    const { commit, sealer, keeper, spanKeeper, profileKeeper } = this.#parts;
    // What makes room comes even when what needs it fails: the disk may be full.
    const outcomes = await inTurn([
      () => commit.flush(),
      () => spanKeeper.run(nowMs / 1000),
      () => profileKeeper.run(nowMs / 1000),
      () => sealer.run(nowMs / 1000),
      () => keeper.run(nowMs / 1000, () => sealer.run(nowMs / 1000, true)),
      () => this.#settleWhenDue(nowMs),
    ]);
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason;
  }

  async #settleWhenDue(nowMs: number): Promise<void> {
    if (nowMs < this.#nextPurgeMs) return;
    await this.#settle(nowMs);
    this.#nextPurgeMs = nowMs + purgeIntervalMs;
  }

  /** To be called after the last commit: leaves everything in the database file. */
  async close(nowMs: number): Promise<void> {
    await this.#ticking?.catch(() => {});
    await this.#checkpointing;
    await this.#settle(nowMs);
    const { database, log } = this.#parts;
    await database.checkpoint().catch((error: Error) => log('warn', error.message));
  }

  async #settle(nowMs: number): Promise<void> {
    const { database, commit, catalogue, recent, checks, events, retention } = this.#parts;
    const nowS = nowMs / 1000;
    const eventsCutoffS = retention.cutoffS(nowS, 'events');
    await commit.flush();
    recent.forgetBefore(retention.cutoffS(nowS, 'raw'));
    await database.write(async (connection) => {
      await checks.purge(connection, eventsCutoffS);
      await events.purge(connection, eventsCutoffS);
      await catalogue.settle(connection, { nowS, cutoffS: retention.oldestMetricS(nowS) });
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

/** Runs one after the other, whether the one before succeeds or not. */
async function inTurn(tasks: readonly (() => Promise<void>)[]): Promise<PromiseSettledResult<void>[]> {
  const outcomes: PromiseSettledResult<void>[] = [];
  for (const task of tasks) outcomes.push(...(await Promise.allSettled([task()])));
  return outcomes;
}
