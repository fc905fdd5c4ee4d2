import type { Run } from './run.ts';

const columns = ['processlist_user', 'processlist_host', 'processlist_db', 'processlist_state'];

const query = `SELECT COUNT(*), ${columns.join(', ')} FROM performance_schema.threads
  WHERE processlist_user IS NOT NULL AND processlist_state IS NOT NULL GROUP BY ${columns.join(', ')}`;

/** Sends `mysql.performance.user_connections`. The server must have its performance schema on. */
export async function collectUserConnections(run: Run): Promise<void> {
  const answer = await run.permitted('SELECT ON performance_schema.*', () => run.session.query(query));
  for (const [count, ...values] of answer?.rows ?? []) {
    const tags = columns.flatMap((column, index) => {
      const value = values[index];
      return value === null || value === '' ? [] : [`${column}:${String(value)}`];
    });
    run.submit('gauge', 'mysql.performance.user_connections', Number(count), tags);
  }
}
