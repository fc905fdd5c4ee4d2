import { isAtLeast, type ServerFacts } from '../session/server-facts.ts';
import type { Run } from './run.ts';

/** The size of all binary logs in bytes; undefined when the account may not see them. The server must have `log_bin` on. */
export async function readBinaryLogBytes(run: Run): Promise<number | undefined> {
  const logs = await run.permitted(`${binaryLogRight(run.facts)} ON *.*`, () => run.session.query('SHOW BINARY LOGS'));
  return logs?.rows.reduce((total, [, bytes]) => total + Number(bytes), 0);
}

/** MariaDB has cut REPLICATION CLIENT into smaller rights. */
function binaryLogRight(facts: ServerFacts): string {
  return facts.flavor === 'mariadb' && isAtLeast(facts, [10, 5, 2]) ? 'BINLOG MONITOR' : 'REPLICATION CLIENT';
}
