import type { CustomQuery, MysqlInitConfig, MysqlInstance } from '../instance.ts';
import type { Row } from '../session/statements.ts';
import type { Run } from './run.ts';

/** The queries of an instance: its own, those of `init_config`, or both, as `use_global_custom_queries` says. */
export function chosenQueries(
  { custom_queries, use_global_custom_queries }: MysqlInstance,
  { global_custom_queries }: MysqlInitConfig,
): readonly CustomQuery[] {
  if (use_global_custom_queries === 'extend') return [...custom_queries, ...global_custom_queries];
  return custom_queries.length === 0 && use_global_custom_queries ? global_custom_queries : custom_queries;
}

/**
 * Runs a query and sends its metrics, row by row. One that fails is a warning: others go on.
 * @throws when the connection is of no use any more
 */
export async function runCustomQuery(run: Run, query: CustomQuery): Promise<void> {
  try {
    const { rows } = await run.session.query(query.query);
    for (const row of rows) submitRow(run, query, row);
  } catch (error) {
    if (run.session.isLost) throw error;
    run.warn(`Custom query "${query.query}": ${(error as Error).message}`);
  }
}

/** @throws when the row does not fit the columns, before anything of it is sent */
function submitRow(run: Run, { columns, tags, metric_prefix }: CustomQuery, row: Row): void {
  if (row.length !== columns.length) {
    throw new Error(
      `the answer has ${row.length} columns, and columns: names ${columns.length}; put {} for one to pass over`,
    );
  }
  const rowTags = columns.flatMap((column, index) => {
    const value = row[index];
    return column?.type === 'tag' && value !== null ? [`${column.name}:${String(value)}`] : [];
  });
  const metrics = columns.flatMap((column, index) => {
    if (column === undefined || column.type === 'tag' || row[index] === null) return [];
    const value = Number(row[index]);
    if (!Number.isFinite(value)) throw new Error(`column ${column.name} has no number but '${String(row[index])}'`);
    return [{ type: column.type, name: metric_prefix ? `${metric_prefix}.${column.name}` : column.name, value }];
  });
  for (const { type, name, value } of metrics) run.submit(type, name, value, [...tags, ...rowTags]);
}
