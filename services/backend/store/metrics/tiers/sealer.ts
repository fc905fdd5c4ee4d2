import type { Clock } from '../../../../../lib/clock/clock.ts';
import type { Counters } from '../../engine/counters.ts';
import type { Database } from '../../engine/database.ts';
import type { StoreLog } from '../../engine/store-log.ts';
import type { Generation } from '../generation.ts';
import type { SecondsWindow } from '../seconds-window.ts';
import { applyMerge, type Merge, mergesOf, writeMerged } from './merge-segments.ts';
import { applySeal, writeSegments } from './seal-window.ts';
import { windowsToSeal } from './seal-windows.ts';
import { listSegments } from './segment.ts';
import type { SegmentFiles } from './segment-files.ts';
import { readTierState, type TierState, writeTierProgress } from './tier-state.ts';
import { type Tier, tiers } from './tiers.ts';

/** What came late is sealed when it is that many rows, or this long after the last time, in seconds. */
const lateRowsLimit = 200_000;
const lateEveryS = 900;

/** What a sealer works on. */
export interface SealerParts {
  readonly database: Database;
  readonly files: SegmentFiles;
  readonly generation: Generation;
  readonly counters: Counters;
  readonly clock: Pick<Clock, 'monotonic'>;
  readonly log: StoreLog;
}

/**
 * Moves rows out of DuckDB into segments, sorted and small, once the time they belong to is over, and makes the next tier of
 * them. Ingest goes on meanwhile: only the last step, which switches from rows to segment, is on the writing connection.
 * A window that cannot be sealed is named in the log, keeps its rows, and holds up no other.
 */
export class Sealer {
  readonly #parts: SealerParts;
  #nextLateS = 0;
  /** Whether there may be segments to merge: after a seal, and at first. */
  #mayMerge = true;
  /** What failed when it was tried last. */
  readonly #failing = new Set<string>();

  constructor(parts: SealerParts) {
    this.#parts = parts;
  }

  /**
   * Seals what is due, tier by tier.
   * @param nowS Unix seconds
   * @param isLast whether all that came late is to be sealed now: what it belongs to is about to go
   */
  async run(nowS: number, isLast = false): Promise<void> {
    const takesLate = isLast || nowS >= this.#nextLateS;
    if (takesLate) this.#nextLateS = nowS + lateEveryS;
    for (const [at, tier] of tiers.entries()) await this.#sealTier(tier, { next: tiers[at + 1], nowS, takesLate });
    if (!this.#mayMerge) return;
    this.#mayMerge = false;
    for (const tier of tiers) await this.#mergeTier(tier);
  }

  async #sealTier(
    tier: Tier,
    { next, nowS, takesLate }: { readonly next: Tier | undefined; readonly nowS: number; readonly takesLate: boolean },
  ): Promise<void> {
    const { database } = this.#parts;
    const { windows, sealUpToS, progress } = await database.read(async (connection) => {
      const state = await readTierState(connection);
      const upToS = sealUpTo({ tier, state, nowS });
      const due = await windowsToSeal(connection, {
        tier,
        sealUpToS: upToS,
        ...state[tier.name],
        segments: await listSegments(connection),
        takesLate: takesLate ? 1 : lateRowsLimit,
      });
      return { windows: due, sealUpToS: upToS, progress: state[tier.name] };
    });
    let sealedUpToS = sealUpToS;
    for (const window of windows) {
      const isSealed = await this.#attempt(`seal ${tier.name} ${nameOf(window)}`, (wrote) =>
        this.#seal(window, { tier, next, wrote }),
      );
      // The next tier is made as far as all is sealed.
      if (!isSealed && window.toS > progress.sealedUpToS) sealedUpToS = Math.min(sealedUpToS, window.fromS);
    }
    if (sealedUpToS <= progress.sealedUpToS) return;
    await database.write((connection) => writeTierProgress(connection, tier.name, { ...progress, sealedUpToS }));
  }

  async #mergeTier(tier: Tier): Promise<void> {
    const merges = await this.#parts.database.read(async (connection) => {
      const { sealedUpToS } = (await readTierState(connection))[tier.name];
      return mergesOf(tier, await listSegments(connection), sealedUpToS);
    });
    for (const merge of merges) {
      const [first] = merge.segments;
      await this.#attempt(`merge ${merge.table.name} from ${first?.file}`, (wrote) => this.#merge(merge, wrote));
    }
  }

  async #merge(merge: Merge, wrote: (file: string) => void): Promise<void> {
    const { database, files, counters } = this.#parts;
    const merged = await database.readInBackground((connection) => writeMerged(connection, merge, { files, wrote }));
    await database.write((connection) => applyMerge(connection, merge, merged));
    files.retire(merge.segments);
    counters.add('store.merges');
  }

  async #seal(
    window: SecondsWindow,
    {
      tier,
      next,
      wrote,
    }: { readonly tier: Tier; readonly next: Tier | undefined; readonly wrote: (file: string) => void },
  ): Promise<void> {
    const { database, files, generation, counters, clock } = this.#parts;
    this.#mayMerge = true;
    const startedMs = clock.monotonic();
    const upToGeneration = await database.write(async () => generation.close());
    const seal = await database.readInBackground((connection) =>
      writeSegments(connection, { tier, next, window, upToGeneration, files, wrote }),
    );
    await database.write((connection) => applySeal(connection, seal, files));
    files.retire(seal.tables.flatMap(({ replaced }) => replaced));
    for (const { derived } of seal.tables) if (derived) await files.remove(derived);
    counters.add('store.seals');
    counters.add(
      'store.sealed_rows',
      seal.tables.reduce((rows, { segment }) => rows + segment.rows, 0),
    );
    counters.set('store.seal_ms', clock.monotonic() - startedMs);
  }

  /** Does one piece of work; when it fails what it wrote is of no use. @returns whether it succeeded */
  async #attempt(what: string, work: (wrote: (file: string) => void) => Promise<void>): Promise<boolean> {
    const { files, counters, log } = this.#parts;
    const written: string[] = [];
    try {
      await work((file) => written.push(file));
      this.#failing.delete(what);
      return true;
    } catch (error) {
      for (const file of written) await files.remove(file);
      counters.add('store.seal_errors');
      if (!this.#failing.has(what)) log('error', `Cannot ${what}, trying again: ${(error as Error).message}`);
      this.#failing.add(what);
      return false;
    }
  }
}

/** `2026-11-26T06:00 to 2026-11-26T07:00` */
function nameOf({ fromS, toS }: SecondsWindow): string {
  return [fromS, toS].map((second) => new Date(second * 1000).toISOString().slice(0, 16)).join(' to ');
}

/** Up to where a tier can be sealed: as far as it is whole. */
function sealUpTo({ tier, state, nowS }: { tier: Tier; state: TierState; nowS: number }): number {
  if (tier.name === 'raw') return Math.max(0, startOf(nowS - tier.graceS, tier.spanS));
  const source = tier.name === 'minute' ? state.raw : state.minute;
  return startOf(source.sealedUpToS, tier.spanS);
}

function startOf(second: number, spanS: number): number {
  return Math.floor(second / spanS) * spanS;
}
