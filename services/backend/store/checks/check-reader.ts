import type { ServiceCheck, ServiceCheckStatus } from '../../../../lib/model/service-check.ts';
import type { Database } from '../engine/database.ts';
import type { GroupCommit } from '../engine/group-commit.ts';
import type { LatestServiceCheck, ServiceCheckReader } from '../store.ts';
import type { CheckStore } from './check-store.ts';

/** What is read of service checks: the latest reports from memory, earlier ones from disk. */
export class StoredCheckReader implements ServiceCheckReader {
  readonly #checks: CheckStore;
  readonly #database: Database;
  readonly #commit: GroupCommit;

  constructor(parts: { checks: CheckStore; database: Database; commit: GroupCommit }) {
    this.#checks = parts.checks;
    this.#database = parts.database;
    this.#commit = parts.commit;
  }

  latest(filter: Parameters<ServiceCheckReader['latest']>[0]): Promise<readonly LatestServiceCheck[]> {
    return this.#checks.latest(filter);
  }

  async recent(filter: Parameters<ServiceCheckReader['recent']>[0]): Promise<readonly ServiceCheck[]> {
    await this.#commit.settled();
    const { check, last } = filter;
    const [fromS, toS] = [seconds(filter.fromS), seconds(filter.toS)];
    // Of two reports of one second the later row is the later one.
    const sql = `
      SELECT ts, status, host, message, tags FROM service_checks
      WHERE name = $1 AND ts >= ${fromS} AND ts < ${toS}
      QUALIFY row_number() OVER (PARTITION BY host, tags ORDER BY ts DESC, rowid DESC) <= ${Math.max(1, Math.floor(last))}
      ORDER BY ts DESC, rowid DESC`;
    const result = await this.#database.read((connection) => connection.runAndReadAll(sql, [check]));
    return result.getRowsJS().map(([timestampS, status, host, message, tags]) => ({
      check,
      status: Number(status) as ServiceCheckStatus,
      host: String(host),
      timestampS: Number(timestampS),
      message: String(message),
      tags: (tags as unknown[]).map(String),
    }));
  }
}

function seconds(time: number): number {
  return Math.min(0xffffffff, Math.max(0, Math.ceil(time)));
}
