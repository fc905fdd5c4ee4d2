import type { Run } from './run.ts';

const systemSchemas = "('mysql', 'performance_schema', 'information_schema')";

/** The server rounds what it divides itself. */
const bytesPerMebibyte = 1024 ** 2;

const schemaQuery = `SELECT TABLE_SCHEMA, IFNULL(SUM(DATA_LENGTH + INDEX_LENGTH), 0)
  FROM information_schema.TABLES GROUP BY TABLE_SCHEMA`;

function tableQuery(which: 'IN' | 'NOT IN'): string {
  return `SELECT TABLE_SCHEMA, TABLE_NAME, IFNULL(INDEX_LENGTH, 0), IFNULL(DATA_LENGTH, 0)
  FROM information_schema.TABLES WHERE TABLE_SCHEMA ${which} ${systemSchemas}`;
}

/** Sends `mysql.info.schema.size`, in MiB, of all schemas in which the account may see a table. */
export async function collectSchemaSizes(run: Run): Promise<void> {
  const { rows } = await run.session.query(schemaQuery);
  for (const [schema, bytes] of rows) {
    run.submit('gauge', 'mysql.info.schema.size', Number(bytes) / bytesPerMebibyte, [`schema:${String(schema)}`]);
  }
}

/** Sends the sizes, in MiB, of the tables that the account may see: those of users, or the server's own. */
export async function collectTableSizes(run: Run, which: 'users' | 'system'): Promise<void> {
  const { rows } = await run.session.query(tableQuery(which === 'system' ? 'IN' : 'NOT IN'));
  for (const [schema, table, indexBytes, dataBytes] of rows) {
    const tags = [`schema:${String(schema)}`, `table:${String(table)}`];
    run.submit('gauge', 'mysql.info.table.index_size', Number(indexBytes) / bytesPerMebibyte, tags);
    run.submit('gauge', 'mysql.info.table.data_size', Number(dataBytes) / bytesPerMebibyte, tags);
  }
}
