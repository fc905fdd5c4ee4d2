import type { DuckDBConnection } from '@duckdb/node-api';
import type { Counters } from '../engine/counters.ts';
import type { Database } from '../engine/database.ts';
import type { GroupCommit } from '../engine/group-commit.ts';
import type { Retention } from '../engine/retention.ts';
import type { StoreLog } from '../engine/store-log.ts';
import type { SpanDictionary } from './span-dictionary.ts';
import { termsInUse } from './terms-in-use.ts';

/** How often what is past retention is deleted, in seconds. */
const purgeEveryS = 3600;

/** How often the dictionary is looked through, in seconds; only when it has become crowded, and spans have gone. */
const forgetEveryS = 86_400;

/** What is left of the bytes that spans may take when the oldest had to go: so much that it is not every minute's work. */
const leftShare = 0.9;

/** Rounds of making room in one run: how much room deleted rows give shows only after a checkpoint. */
const mostRounds = 4;

/** What a keeper works on. */
export interface SpanKeeperParts {
  readonly database: Database;
  readonly commit: GroupCommit;
  readonly dictionary: SpanDictionary;
  readonly retention: Retention;
  readonly maxSpanBytes: number;
  readonly counters: Counters;
  readonly log: StoreLog;
}

/** Lets go of spans past their retention, of the oldest when they take too much room, and of the texts that none has any more. */
export class SpanKeeper {
  readonly #parts: SpanKeeperParts;
  #nextPurgeS = 0;
  #nextForgetS = 0;
  #haveSpansGone = true;
  #isFull = false;

  constructor(parts: SpanKeeperParts) {
    this.#parts = parts;
  }

  /** Does what is due. To be called every minute or so. @param nowS Unix seconds */
  async run(nowS: number): Promise<void> {
    if (nowS >= this.#nextPurgeS) {
      await this.#purge(nowS);
      this.#nextPurgeS = nowS + purgeEveryS;
    }
    await this.#makeRoom();
    if (nowS >= this.#nextForgetS && this.#haveSpansGone && this.#parts.dictionary.isCrowded) {
      await this.#forgetTerms();
      this.#nextForgetS = nowS + forgetEveryS;
    }
  }

  async #purge(nowS: number): Promise<void> {
    const { retention, counters } = this.#parts;
    const rows = await this.#delete(`received_s < ${retention.cutoffS(nowS, 'spans')}`);
    if (rows > 0) counters.add('store.purged_spans', rows);
  }

  async #delete(condition: string): Promise<number> {
    const sql = `DELETE FROM spans WHERE ${condition}`;
    const rows = await this.#parts.database.write(async (connection) => (await connection.run(sql)).rowsChanged);
    if (rows > 0) this.#haveSpansGone = true;
    return rows;
  }

  /** Deletes the oldest until the rest fits. The file stays as long as it is: what counts is the blocks in use. */
  async #makeRoom(): Promise<void> {
    const { database, maxSpanBytes, counters, log } = this.#parts;
    const { walBytes } = await database.sizes();
    const used = await database.read(usedBytes);
    counters.set('store.span_bytes', used);
    const mayBeFull = used + walBytes > maxSpanBytes && (await this.#checkpoint());
    let isFull = false;
    for (let round = 0; mayBeFull && round < mostRounds; round++) {
      const bytes = await database.read(spanBytes);
      counters.set('store.span_bytes', bytes);
      if (bytes <= maxSpanBytes) break;
      isFull = true;
      const firstId = await database.readInBackground((connection) =>
        idAt(connection, 1 - (leftShare * maxSpanBytes) / bytes),
      );
      if (firstId === undefined) break;
      counters.add('store.spans_dropped_for_disk', await this.#delete(`id < ${firstId}`));
      if (!(await this.#checkpoint())) break;
    }
    if (isFull && !this.#isFull) {
      log('warn', 'The space that spans may take is full (labrador.max_span_disk): the oldest go');
    }
    this.#isFull = isFull;
  }

  /** What was written, or deleted, takes effect on the file. @returns whether it has; a reader may be in the way */
  #checkpoint(): Promise<boolean> {
    return this.#parts.database.checkpoint().then(
      () => true,
      () => false,
    );
  }

  async #forgetTerms(): Promise<void> {
    const { database, commit, dictionary } = this.#parts;
    // What is asked for from now on stays; what was before is on disk when the spans are looked at.
    dictionary.watch();
    await commit.flush();
    dictionary.forget(await database.readInBackground(termsInUse));
    this.#haveSpansGone = false;
    await commit.flush();
  }
}

/** Bytes of the database that are in use, whatever for: at least those of spans, and quickly said. */
async function usedBytes(connection: DuckDBConnection): Promise<number> {
  return number(
    connection,
    'SELECT block_size * used_blocks FROM pragma_database_size() WHERE database_name = current_database()',
  );
}

/** Bytes that spans take in the database. */
async function spanBytes(connection: DuckDBConnection): Promise<number> {
  return number(
    connection,
    `SELECT count(DISTINCT block) * (SELECT block_size FROM pragma_database_size() WHERE database_name = current_database())
     FROM (
       SELECT block_id AS block FROM pragma_storage_info('spans') WHERE persistent
       UNION ALL SELECT unnest(additional_block_ids) FROM pragma_storage_info('spans') WHERE persistent)`,
  );
}

/** The id of the span before which about this share of all lies; undefined when there is none. Rows lie as they came. */
async function idAt(connection: DuckDBConnection, share: number): Promise<string | undefined> {
  const rows = `ceil(${share} * (SELECT count(*) FROM spans))`;
  const result = await connection.runAndReadAll(
    `SELECT max(id) + 1 FROM spans WHERE rowid < (SELECT min(rowid) FROM spans) + ${rows}::BIGINT`,
  );
  const id = result.getRowsJS()[0]?.[0];
  return id === null || id === undefined ? undefined : String(id);
}

async function number(connection: DuckDBConnection, sql: string): Promise<number> {
  return Number((await connection.runAndReadAll(sql)).getRowsJS()[0]?.[0] ?? 0);
}
