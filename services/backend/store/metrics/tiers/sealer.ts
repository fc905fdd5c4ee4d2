import type { Clock } from '../../../../../lib/clock/clock.ts';
import type { Counters } from '../../engine/counters.ts';
import type { Database } from '../../engine/database.ts';
import type { Generation } from '../generation.ts';
import type { SecondsWindow } from '../point-reader.ts';
import { applyMerge, mergesOf, writeMerged } from './merge-segments.ts';
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
}

/**
 * Moves rows out of DuckDB into segments, sorted and small, once the time they belong to is over, and makes the next tier of
 * them. Ingest goes on meanwhile: only the last step, which switches from rows to segment, is on the writing connection.
 */
export class Sealer {
  readonly #parts: SealerParts;
  #nextLateS = 0;
  /** Whether there may be segments to merge: after a seal, and at first. */
  #mayMerge = true;

  constructor(parts: SealerParts) {
    this.#parts = parts;
  }

  /** Seals what is due, tier by tier. @param nowS Unix seconds */
  async run(nowS: number): Promise<void> {
    const takesLate = nowS >= this.#nextLateS;
    if (takesLate) this.#nextLateS = nowS + lateEveryS;
    for (const [at, tier] of tiers.entries()) await this.#sealTier(tier, { next: tiers[at + 1], nowS, takesLate });
    if (!this.#mayMerge) return;
    for (const tier of tiers) await this.#mergeTier(tier);
    this.#mayMerge = false;
  }

  async #sealTier(
    tier: Tier,
    { next, nowS, takesLate }: { readonly next: Tier | undefined; readonly nowS: number; readonly takesLate: boolean },
  ): Promise<void> {
    const { database } = this.#parts;
    const { windows, sealUpToS, state } = await database.read(async (connection) => {
      const state = await readTierState(connection);
      const upToS = sealUpTo({ tier, state, nowS });
      const due = await windowsToSeal(connection, {
        tier,
        sealUpToS: upToS,
        sealedUpToS: state[tier.name].sealedUpToS,
        segments: await listSegments(connection),
        takesLate: takesLate ? 1 : lateRowsLimit,
      });
      return { windows: due, sealUpToS: upToS, state };
    });
    for (const window of windows) await this.#seal(window, tier, next);
    const progress = state[tier.name];
    if (sealUpToS <= progress.sealedUpToS) return;
    await database.write((connection) =>
      writeTierProgress(connection, tier.name, { ...progress, sealedUpToS: sealUpToS }),
    );
  }

  async #mergeTier(tier: Tier): Promise<void> {
    const { database, files, counters } = this.#parts;
    const merges = await database.read(async (connection) => {
      const { sealedUpToS } = (await readTierState(connection))[tier.name];
      return mergesOf(tier, await listSegments(connection), sealedUpToS);
    });
    for (const merge of merges) {
      const merged = await database.readInBackground((connection) => writeMerged(connection, merge, files));
      await this.#apply(() => database.write((connection) => applyMerge(connection, merge, merged)), [merged.file]);
      files.retire(merge.segments);
      counters.add('store.merges');
    }
  }

  async #seal(window: SecondsWindow, tier: Tier, next: Tier | undefined): Promise<void> {
    const { database, files, generation, counters, clock } = this.#parts;
    this.#mayMerge = true;
    const startedMs = clock.monotonic();
    const upToGeneration = await database.write(async () => generation.close());
    const seal = await database.readInBackground((connection) =>
      writeSegments(connection, { tier, next, window, upToGeneration, files }),
    );
    const written = seal.tables.flatMap(({ segment, derived }) => (derived ? [segment.file, derived] : [segment.file]));
    await this.#apply(() => database.write((connection) => applySeal(connection, seal, files)), written);
    files.retire(seal.tables.flatMap(({ replaced }) => replaced));
    for (const { derived } of seal.tables) if (derived) await files.remove(derived);
    counters.add('store.seals');
    counters.add(
      'store.sealed_rows',
      seal.tables.reduce((rows, { segment }) => rows + segment.rows, 0),
    );
    counters.set('store.seal_ms', clock.monotonic() - startedMs);
  }

  /** Puts what was written to use; when that fails the files are of no use. */
  async #apply(apply: () => Promise<void>, written: readonly string[]): Promise<void> {
    try {
      await apply();
    } catch (error) {
      for (const file of written) await this.#parts.files.remove(file);
      throw error;
    }
  }
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
