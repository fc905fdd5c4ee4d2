import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Counters } from '../engine/counters.ts';
import type { Database } from '../engine/database.ts';
import type { Retention } from '../engine/retention.ts';

/** Bytes that the files of all profiles may take. */
const defaultMaxBytes = 1024 ** 3;

/** Lets go of profiles past their retention, and of the oldest when they take too much room: their rows, then their folders. */
export class ProfileKeeper {
  readonly #database: Database;
  readonly #dir: string;
  readonly #retention: Retention;
  readonly #counters: Counters;
  readonly #maxBytes: number;

  constructor(parts: {
    database: Database;
    dataDir: string;
    retention: Retention;
    counters: Counters;
    maxBytes?: number;
  }) {
    this.#database = parts.database;
    this.#dir = path.join(parts.dataDir, 'profiles');
    this.#retention = parts.retention;
    this.#counters = parts.counters;
    this.#maxBytes = parts.maxBytes ?? defaultMaxBytes;
  }

  /** Removes folders that no row tells of: their process was killed. To be called before anybody writes one. */
  async load(connection: DuckDBConnection): Promise<void> {
    const known = new Set(await ids(connection, 'SELECT id FROM profiles'));
    await mkdir(this.#dir, { recursive: true });
    for (const folder of await readdir(this.#dir)) if (!known.has(folder)) await this.#remove(folder);
  }

  /** Does what is due. To be called every minute or so. @param nowS Unix seconds */
  async run(nowS: number): Promise<void> {
    const newer =
      'sum(bytes) OVER (ORDER BY received_s DESC, id DESC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)';
    const due = `SELECT id FROM (SELECT id, received_s, ${newer} AS up_to FROM profiles)
      WHERE received_s < ${this.#retention.cutoffS(nowS, 'spans')} OR up_to > ${this.#maxBytes}`;
    const gone = await this.#database.write(async (connection) => {
      const found = await ids(connection, due);
      if (found.length > 0) await connection.run(`DELETE FROM profiles WHERE id IN (${due})`);
      return found;
    });
    if (gone.length > 0) this.#counters.add('store.purged_profiles', gone.length);
    for (const id of gone) await this.#remove(id);
  }

  async #remove(folder: string): Promise<void> {
    await rm(path.join(this.#dir, folder), { recursive: true, force: true });
  }
}

async function ids(connection: DuckDBConnection, sql: string): Promise<string[]> {
  return (await connection.runAndReadAll(sql)).getRowsJS().map(([id]) => String(id));
}
