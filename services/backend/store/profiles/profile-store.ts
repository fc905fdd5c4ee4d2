import { type DuckDBConnection, LIST, VARCHAR } from '@duckdb/node-api';
import type { Clock } from '../../../../lib/clock/clock.ts';
import type { Profile } from '../../../../lib/model/profile.ts';
import type { Counters } from '../engine/counters.ts';
import type { Database } from '../engine/database.ts';
import type { GroupCommit, PendingWrite, WriteBuffer } from '../engine/group-commit.ts';
import type { ProfileReader } from '../store.ts';

interface Received {
  readonly profile: Profile;
  /** Unix seconds. */
  readonly receivedS: number;
}

const columns = 'id, service, env, version, host, family, start_ms, end_ms, runtime_id, tags, files';

/** What is known of the profiles whose files are in the data folder. */
export class ProfileStore implements ProfileReader, WriteBuffer {
  readonly #database: Database;
  readonly #commit: GroupCommit;
  readonly #clock: Clock;
  readonly #counters: Counters;
  #pending: Received[] = [];

  constructor(parts: { database: Database; commit: GroupCommit; clock: Clock; counters: Counters }) {
    this.#database = parts.database;
    this.#commit = parts.commit;
    this.#clock = parts.clock;
    this.#counters = parts.counters;
  }

  get pendingRows(): number {
    return this.#pending.length;
  }

  /** Takes a profile over. */
  accept(profile: Profile): void {
    this.#pending.push({ profile, receivedS: Math.floor(this.#clock.now() / 1000) });
    this.#counters.add('store.profiles');
  }

  async list(filter: Parameters<ProfileReader['list']>[0]): Promise<readonly Profile[]> {
    await this.#commit.settled();
    const values: (string | number)[] = [filter.fromMs, filter.toMs];
    const value = (text: string): string => `$${values.push(text)}`;
    const terms = ['end_ms >= $1', 'start_ms < $2'];
    if (filter.service !== undefined) terms.push(`service = ${value(filter.service)}`);
    if (filter.env !== undefined) terms.push(`env = ${value(filter.env)}`);
    const limit = Math.max(0, Math.floor(filter.limit));
    const sql = `SELECT ${columns} FROM profiles WHERE ${terms.join(' AND ')} ORDER BY start_ms DESC, id LIMIT ${limit}`;
    const result = await this.#database.read((connection) => connection.runAndReadAll(sql, values));
    return result.getRowsJS().map(toProfile);
  }

  take(): PendingWrite {
    const taken = this.#pending;
    this.#pending = [];
    return {
      write: (connection) => insert(connection, taken),
      restore: () => {
        this.#pending = [...taken, ...this.#pending];
      },
    };
  }
}

function toProfile(row: readonly unknown[]): Profile {
  const [id, service, env, version, host, family, startMs, endMs, runtimeId, tags, files] = row;
  return {
    id: String(id),
    service: String(service),
    env: String(env),
    version: String(version),
    host: String(host),
    family: String(family),
    startMs: Number(startMs),
    endMs: Number(endMs),
    runtimeId: String(runtimeId),
    tags: (tags as unknown[]).map(String),
    files: JSON.parse(String(files)) as Profile['files'],
  };
}

async function insert(connection: DuckDBConnection, received: readonly Received[]): Promise<void> {
  const appender = await connection.createAppender('profiles');
  try {
    for (const { profile, receivedS } of received) {
      const { id, service, env, version, host, family, startMs, endMs, runtimeId, tags, files } = profile;
      for (const text of [id, service, env, version, host, family]) appender.appendVarchar(text);
      appender.appendDouble(startMs);
      appender.appendDouble(endMs);
      appender.appendVarchar(runtimeId);
      appender.appendList([...tags], LIST(VARCHAR));
      appender.appendVarchar(JSON.stringify(files));
      appender.appendDouble(files.reduce((sum, { bytes }) => sum + bytes, 0));
      appender.appendUInteger(receivedS);
      appender.endRow();
    }
  } finally {
    // Within the transaction, whatever happens.
    appender.closeSync();
  }
}
