import { type DuckDBConnection, LIST, VARCHAR } from '@duckdb/node-api';
import type { Clock } from '../../../../lib/clock/clock.ts';
import type { Profile } from '../../../../lib/model/profile.ts';
import type { Counters } from '../engine/counters.ts';
import type { Database } from '../engine/database.ts';
import type { GroupCommit, PendingWrite, WriteBuffer } from '../engine/group-commit.ts';
import type { ProfileReader } from '../store.ts';

const columns = 'id, service, env, version, host, family, start_ms, end_ms, runtime_id, tags, files';

/** A profile that waits for its commit. */
interface Arrived {
  readonly profile: Profile;
  /** Unix seconds. */
  readonly receivedS: number;
}

/** What is known of profiles. Their files are ProfileKeeper's. */
export class ProfileStore implements ProfileReader, WriteBuffer {
  readonly #database: Database;
  readonly #commit: GroupCommit;
  readonly #clock: Clock;
  readonly #counters: Counters;
  #pending: Arrived[] = [];

  constructor(parts: { database: Database; commit: GroupCommit; clock: Clock; counters: Counters }) {
    this.#database = parts.database;
    this.#commit = parts.commit;
    this.#clock = parts.clock;
    this.#counters = parts.counters;
  }

  get pendingRows(): number {
    return this.#pending.length;
  }

  /** Takes a profile over; one whose id cannot be the name of a folder is refused. */
  accept(profile: Profile): void {
    if (!/^\w[\w-]{0,99}$/.test(profile.id)) {
      this.#counters.add('store.refused.malformed');
      return;
    }
    this.#pending.push({ profile, receivedS: Math.floor(this.#clock.now() / 1000) });
    this.#counters.add('store.profiles');
  }

  async list({ fromMs, toMs, service, env, limit }: Parameters<ProfileReader['list']>[0]): Promise<readonly Profile[]> {
    await this.#commit.settled();
    const values: (string | number)[] = [fromMs, toMs];
    const is = (column: string, value: string | undefined): string =>
      value === undefined ? 'true' : `${column} = $${values.push(value)}`;
    const sql = `SELECT ${columns} FROM profiles
      WHERE end_ms >= $1::DOUBLE AND start_ms < $2::DOUBLE AND ${is('service', service)} AND ${is('env', env)}
      ORDER BY start_ms DESC, id DESC LIMIT ${Math.max(0, Math.floor(limit))}`;
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

async function insert(connection: DuckDBConnection, profiles: readonly Arrived[]): Promise<void> {
  const appender = await connection.createAppender('profiles');
  try {
    for (const { profile, receivedS } of profiles) {
      const { id, service, env, version, host, family } = profile;
      for (const text of [id, service, env, version, host, family]) appender.appendVarchar(text);
      appender.appendDouble(profile.startMs);
      appender.appendDouble(profile.endMs);
      appender.appendVarchar(profile.runtimeId);
      appender.appendList([...profile.tags], LIST(VARCHAR));
      appender.appendVarchar(JSON.stringify(profile.files));
      appender.appendDouble(profile.files.reduce((sum, { bytes }) => sum + bytes, 0));
      appender.appendUInteger(receivedS);
      appender.endRow();
    }
  } finally {
    // Within the transaction, whatever happens.
    appender.closeSync();
  }
}
