import type { DuckDBConnection } from '@duckdb/node-api';
import type { Counters } from '../../engine/counters.ts';
import type { Database } from '../../engine/database.ts';
import type { Retention } from '../../engine/retention.ts';
import type { StoreLog } from '../../engine/store-log.ts';
import { deleteSegments, listSegments, type Segment } from './segment.ts';
import type { SegmentFiles } from './segment-files.ts';
import { readTierState, writeTierProgress } from './tier-state.ts';
import { type Tier, tiers } from './tiers.ts';

/** How often it is looked whether rows that were never sealed are past retention, in seconds. */
const rowsEveryS = 3600;

/** What a keeper works on. */
export interface SegmentKeeperParts {
  readonly database: Database;
  readonly files: SegmentFiles;
  readonly retention: Retention;
  /** Bytes that database and segments may take together. */
  readonly maxDiskBytes: number;
  readonly counters: Counters;
  readonly log: StoreLog;
}

/** Lets go of what is past its retention, and, when the disk is full, of the oldest rows, the finest tier first. */
export class SegmentKeeper {
  readonly #parts: SegmentKeeperParts;
  #keptFromS = 0;
  #isFull = false;
  #nextRowsS = 0;

  constructor(parts: SegmentKeeperParts) {
    this.#parts = parts;
  }

  /** Unix seconds before which raw rows were dropped: what comes for that time cannot be taken. */
  get rawKeptFromS(): number {
    return this.#keptFromS;
  }

  async load(connection: DuckDBConnection): Promise<void> {
    this.#keptFromS = (await readTierState(connection)).raw.keptFromS;
    const segments = await listSegments(connection);
    await this.#parts.files.removeOthers(segments);
    await this.#count(segments);
  }

  /**
   * Lets go of what is due.
   * @param nowS Unix seconds
   * @param beforeDrop is called before anything is dropped: what came late for it has to reach the coarser tiers first
   */
  async run(nowS: number, beforeDrop: () => Promise<void>): Promise<void> {
    const { files } = this.#parts;
    await files.removeRetired();
    if ((await this.#due(nowS)).length > 0) await beforeDrop();
    const dropped = await this.#due(nowS);
    const looksAtRows = nowS >= this.#nextRowsS;
    if (looksAtRows) this.#nextRowsS = nowS + rowsEveryS;
    if (dropped.length > 0 || looksAtRows) await this.#drop(dropped, nowS);
    files.retire(dropped);
    await files.removeRetired();
    await this.#count(await this.#parts.database.read((connection) => listSegments(connection)));
  }

  /** What has to go. */
  async #due(nowS: number): Promise<readonly Segment[]> {
    const segments = await this.#parts.database.read((connection) => listSegments(connection));
    return [...this.#pastRetention(segments, nowS), ...(await this.#pastDisk(segments, nowS))];
  }

  #pastRetention(segments: readonly Segment[], nowS: number): Segment[] {
    const { retention } = this.#parts;
    return tiers.flatMap((tier) =>
      ofTier(segments, tier).filter(({ toS }) => toS <= retention.cutoffS(nowS, tier.name)),
    );
  }

  /** What has to go for the rest to have room, besides what is past retention. */
  async #pastDisk(all: readonly Segment[], nowS: number): Promise<Segment[]> {
    const { maxDiskBytes, log } = this.#parts;
    const expired = new Set(this.#pastRetention(all, nowS));
    const segments = all.filter((segment) => !expired.has(segment));
    let bytes = (await this.#databaseBytes(maxDiskBytes - sumOf(segments))) + sumOf(segments);
    const dropped: Segment[] = [];
    for (const tier of tiers) {
      for (const segment of ofTier(segments, tier).toSorted((a, b) => a.toS - b.toS)) {
        if (bytes <= maxDiskBytes) break;
        dropped.push(segment);
        bytes -= segment.bytes;
      }
    }
    const isFull = dropped.length > 0 || bytes > maxDiskBytes;
    if (isFull && !this.#isFull) {
      log(
        'warn',
        `The disk space that is allowed is full (labrador.max_disk): the oldest metrics go, the finest first`,
      );
    }
    this.#isFull = isFull;
    return dropped;
  }

  async #drop(dropped: readonly Segment[], nowS: number): Promise<void> {
    const { database, retention, counters } = this.#parts;
    const forDisk = dropped.filter((segment) => !this.#pastRetention([segment], nowS).includes(segment));
    counters.add('store.dropped_for_disk', rowsOf(forDisk));
    const rows = await database.write(async (connection) => {
      const state = await readTierState(connection);
      await deleteSegments(connection, dropped);
      let deleted = 0;
      for (const tier of tiers) {
        const keptFromS = Math.max(state[tier.name].keptFromS, ...ofTier(dropped, tier).map(({ toS }) => toS));
        await writeTierProgress(connection, tier.name, { ...state[tier.name], keptFromS });
        if (tier.name === 'raw') this.#keptFromS = keptFromS;
        // What was not sealed yet is not in the next tier.
        const pastS = Math.min(retention.cutoffS(nowS, tier.name), state[tier.name].sealedUpToS);
        const beforeS = Math.max(keptFromS, pastS);
        for (const { name } of tier.tables) {
          deleted += (await connection.run(`DELETE FROM ${name} WHERE ts < ${beforeS}`)).rowsChanged;
        }
      }
      return deleted;
    });
    counters.add('store.purged_points', rows + rowsOf(dropped));
  }

  /** Bytes of the database; when there are more than `room`, after what is in its write-ahead log is put in its place. */
  async #databaseBytes(room: number): Promise<number> {
    const { database } = this.#parts;
    const sizes = await database.sizes();
    if (sizes.databaseBytes + sizes.walBytes <= room || sizes.walBytes === 0)
      return sizes.databaseBytes + sizes.walBytes;
    // Where a reader is in the way, next time.
    await database.checkpoint().catch(() => {});
    const after = await database.sizes();
    return after.databaseBytes + after.walBytes;
  }

  async #count(segments: readonly Segment[]): Promise<void> {
    const { counters, files } = this.#parts;
    counters.set('store.segments', segments.length);
    counters.set('store.segment_bytes', sumOf(segments) + (await files.retiredBytes()));
  }
}

function ofTier(segments: readonly Segment[], tier: Tier): Segment[] {
  const names = new Set<string>(tier.tables.map(({ name }) => name));
  return segments.filter(({ table }) => names.has(table));
}

function sumOf(segments: readonly Segment[]): number {
  return segments.reduce((sum, { bytes }) => sum + bytes, 0);
}

function rowsOf(segments: readonly Segment[]): number {
  return segments.reduce((sum, { rows }) => sum + rows, 0);
}
