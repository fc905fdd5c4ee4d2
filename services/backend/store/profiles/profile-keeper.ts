import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Counters } from '../engine/counters.ts';
import type { Database } from '../engine/database.ts';
import type { Retention } from '../engine/retention.ts';

/** What a keeper works on. */
export interface ProfileKeeperParts {
  readonly database: Database;
  readonly retention: Retention;
  /** Where the folders of profiles are, `DATA/profiles`; it need not be there. */
  readonly folder: string;
  readonly counters: Counters;
  /** Bytes that the files may take together. */
  readonly maxBytes?: number;
}

/** Some days of two applications that send one a minute. */
const defaultMaxBytes = 1024 ** 3;

/** Lets go of profiles that are past the retention of spans and, when their files take too much, of the oldest. */
export class ProfileKeeper {
  readonly #parts: ProfileKeeperParts;

  constructor(parts: ProfileKeeperParts) {
    this.#parts = parts;
  }

  /** Removes what a killed process has left: folders that no row names. Before any profile comes in. */
  async load(connection: DuckDBConnection): Promise<void> {
    const rows = await connection.runAndReadAll('SELECT id FROM profiles');
    const known = new Set(rows.getRowsJS().map(([id]) => String(id)));
    const found = await readdir(this.#parts.folder).catch(() => []);
    for (const name of found) if (!known.has(name)) await this.#remove(name);
  }

  /** Lets go of what is due. @param nowS Unix seconds */
  async run(nowS: number): Promise<void> {
    const { database, retention, counters, maxBytes = defaultMaxBytes } = this.#parts;
    const cutoffS = retention.cutoffS(nowS, 'spans');
    const sql = `
      SELECT id FROM (
        SELECT id, received_s, sum(bytes) OVER (ORDER BY received_s DESC, id) AS newer_bytes FROM profiles
      ) WHERE received_s < ${cutoffS} OR newer_bytes > ${maxBytes}`;
    const due = await database.read((connection) => connection.runAndReadAll(sql));
    const ids = due.getRowsJS().map(([id]) => String(id));
    if (ids.length === 0) return;
    const places = ids.map((_, at) => `$${at + 1}`).join(', ');
    await database.write((connection) => connection.run(`DELETE FROM profiles WHERE id IN (${places})`, ids));
    // Rows first: a folder without a row is removed at the next start, a row without its folder would be a lie.
    for (const id of ids) await this.#remove(id);
    counters.add('store.profiles_dropped', ids.length);
  }

  #remove(name: string): Promise<void> {
    return rm(path.join(this.#parts.folder, name), { recursive: true, force: true });
  }
}
