import type { DuckDBConnection } from '@duckdb/node-api';
import type { Clock } from '../../../../../lib/clock/clock.ts';
import type { Counters } from '../../engine/counters.ts';
import type { Database } from '../../engine/database.ts';
import type { Generation } from '../generation.ts';
import type { SecondsWindow } from '../point-reader.ts';
import { applySeal, discardSeal, writeSegments } from './seal-window.ts';
import { windowsToSeal } from './seal-windows.ts';
import { listSegments } from './segment.ts';
import type { SegmentFiles } from './segment-files.ts';
import { readTierState, type TierState, writeTierProgress } from './tier-state.ts';
import { type Tier, tiers } from './tiers.ts';

/** Raw rows in DuckDB past which whole hours are sealed without waiting for their span to end. */
const hotRowsLimit = 5_000_000;

/** What came late is sealed when it is that many rows, or this long after the last time, in seconds. */
const lateRowsLimit = 200_000;
const lateEveryS = 900;

const hourS = 3600;

/** What a sealer works on. */
export interface SealerParts {
  readonly database: Database;
  readonly files: SegmentFiles;
  readonly generation: Generation;
  readonly counters: Counters;
  readonly clock: Pick<Clock, 'monotonic'>;
  /** Rows in DuckDB past which whole hours are sealed at once. */
  readonly hotRowsLimit?: number;
}

/**
 * Moves rows out of DuckDB into segments, sorted and small, once the time they belong to is over, and makes the next tier of
 * them. Ingest goes on meanwhile: only the last step, which switches from rows to segment, is on the writing connection.
 */
export class Sealer {
  readonly #parts: SealerParts;
  #nextLateS = 0;

  constructor(parts: SealerParts) {
    this.#parts = parts;
  }

  /** Seals what is due, tier by tier. @param nowS Unix seconds */
  async run(nowS: number): Promise<void> {
    const takesLate = nowS >= this.#nextLateS;
    if (takesLate) this.#nextLateS = nowS + lateEveryS;
    for (const [at, tier] of tiers.entries()) await this.#sealTier(tier, { next: tiers[at + 1], nowS, takesLate });
  }

  async #sealTier(
    tier: Tier,
    { next, nowS, takesLate }: { readonly next: Tier | undefined; readonly nowS: number; readonly takesLate: boolean },
  ): Promise<void> {
    const { database } = this.#parts;
    const { windows, sealUpToS, state } = await database.read(async (connection) => {
      const state = await readTierState(connection);
      const upToS = await this.#sealUpTo(connection, { tier, state, nowS });
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

  /** Up to where a tier can be sealed: to the end of a span, or of an hour when there are very many rows. */
  async #sealUpTo(
    connection: DuckDBConnection,
    { tier, state, nowS }: { readonly tier: Tier; readonly state: TierState; readonly nowS: number },
  ): Promise<number> {
    if (tier.name !== 'raw') {
      const source = tier.name === 'minute' ? state.raw : state.minute;
      return startOf(source.sealedUpToS, tier.spanS);
    }
    const rows = await countRows(connection, tier);
    const stepS = rows > (this.#parts.hotRowsLimit ?? hotRowsLimit) ? hourS : tier.spanS;
    return Math.max(0, startOf(nowS - tier.graceS, stepS));
  }

  async #seal(window: SecondsWindow, tier: Tier, next: Tier | undefined): Promise<void> {
    const { database, files, generation, counters, clock } = this.#parts;
    const startedMs = clock.monotonic();
    const upToGeneration = await database.write(async () => generation.close());
    const seal = await database.readInBackground((connection) =>
      writeSegments(connection, { tier, next, window, upToGeneration, files }),
    );
    try {
      await database.write((connection) => applySeal(connection, seal, files));
    } catch (error) {
      await discardSeal(seal, files);
      throw error;
    }
    files.retire(seal.tables.flatMap(({ replaced }) => replaced));
    for (const { derived } of seal.tables) if (derived) await files.remove(derived);
    counters.add('store.seals');
    counters.add(
      'store.sealed_rows',
      seal.tables.reduce((rows, { segment }) => rows + segment.rows, 0),
    );
    counters.set('store.seal_ms', clock.monotonic() - startedMs);
  }
}

async function countRows(connection: DuckDBConnection, { tables }: Tier): Promise<number> {
  const counts = tables.map(({ name }) => `(SELECT count(*) FROM ${name})`).join(' + ');
  return Number((await connection.runAndReadAll(`SELECT ${counts}`)).getRowsJS()[0]?.[0] ?? 0);
}

function startOf(second: number, spanS: number): number {
  return Math.floor(second / spanS) * spanS;
}
