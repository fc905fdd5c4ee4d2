import { parseInnodbStatus } from './innodb-status.ts';
import type { Run } from './run.ts';

const engineQuery =
  "SELECT COUNT(*) FROM information_schema.ENGINES WHERE ENGINE = 'InnoDB' AND SUPPORT NOT IN ('NO', 'DISABLED')";

const deadlockQuery = "SELECT `COUNT` FROM information_schema.INNODB_METRICS WHERE NAME = 'lock_deadlocks'";

const processGrant = 'PROCESS ON *.*';

/**
 * What only the text of SHOW ENGINE INNODB STATUS tells, by variable, and `mysql.innodb.deadlocks`, which is sent.
 * @returns undefined on a server without InnoDB
 */
export async function readInnodbValues(run: Run): Promise<Map<string, number> | undefined> {
  const { rows } = await run.session.query(engineQuery);
  if (Number(rows[0]?.[0]) === 0) return undefined;
  const status = await run.permitted(processGrant, () => run.session.query('SHOW ENGINE INNODB STATUS'));
  const deadlocks = await run.permitted(processGrant, () => run.session.query(deadlockQuery));
  const count = deadlocks?.rows[0]?.[0];
  if (count !== undefined && count !== null) run.submit('monotonic_count', 'mysql.innodb.deadlocks', Number(count));
  const text = status?.rows[0]?.[2];
  return typeof text === 'string' ? parseInnodbStatus(text) : new Map();
}
