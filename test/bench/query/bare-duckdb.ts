import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { appendNumberColumns } from '../../../services/backend/store/engine/number-columns.ts';
import { batchesOf, intervalS, type SeriesHour, seriesCount, windowS } from './series-hour.ts';

/** What of the points is asked for: so many seconds up to their end, in buckets of so many. */
export interface Asked {
  readonly windowS: number;
  readonly intervalS: number;
}

/**
 * The same points in a DuckDB of this process, and the grouping as one bare SQL statement: what the engine alone needs.
 * @returns runs the statement; `close` frees all
 */
export async function openBareDuckdb(
  file: string,
  hour: SeriesHour,
  asked: Asked = { windowS, intervalS },
): Promise<{ readonly query: () => Promise<void>; readonly close: () => void }> {
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  await load(connection, hour);
  const sql = statement(hour, asked);
  return {
    query: async () => {
      const answer = await connection.run(sql);
      let rows = 0;
      for (let index = 0; index < answer.chunkCount; index++) rows += answer.getChunk(index).rowCount;
      const expected = (hour.hosts * asked.windowS) / asked.intervalS;
      if (rows !== expected) throw new Error(`Cannot measure: DuckDB gave ${rows} rows instead of ${expected}`);
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** Points by context and bucket, then groups by host and bucket. */
function statement({ endS }: SeriesHour, { windowS, intervalS }: Asked): string {
  return `
    SELECT host, bucket, avg(value) FROM (
      SELECT context, ts // ${intervalS} * ${intervalS} AS bucket, avg(value) AS value FROM points
      WHERE ts >= ${endS - windowS} AND ts < ${endS} GROUP BY ALL
    ) JOIN contexts ON id = context GROUP BY ALL`;
}

async function load(connection: DuckDBConnection, hour: SeriesHour): Promise<void> {
  await connection.run('CREATE TABLE points (context UINTEGER NOT NULL, ts UINTEGER NOT NULL, value DOUBLE NOT NULL)');
  await connection.run(`CREATE TABLE contexts AS SELECT i::UINTEGER AS id, 'host-' || (i % ${hour.hosts}) AS host
    FROM range(${seriesCount}) AS t(i)`);
  for (const { contextIndex, timestampS, value } of batchesOf(hour)) {
    await appendNumberColumns(connection, 'points', [contextIndex, Uint32Array.from(timestampS), value]);
  }
  await connection.run('CHECKPOINT');
}
