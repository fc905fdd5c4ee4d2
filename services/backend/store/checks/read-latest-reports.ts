import type { DuckDBConnection } from '@duckdb/node-api';
import type { ServiceCheckStatus } from '../../../../lib/model/service-check.ts';
import type { GroupState } from './latest-checks.ts';

/**
 * The latest report of each check × host × tags on disk, and since when its status holds, the newest first. Of two reports
 * of one second the later row counts. Groups that never had another status are done after one pass.
 * @param most groups at most
 */
export async function readLatestReports(connection: DuckDBConnection, most: number): Promise<readonly GroupState[]> {
  const result = await connection.runAndReadAll(`
    WITH by_status AS (
      SELECT name, host, tags, status, max(row(ts, rowid)) AS newest, min(ts) AS first_ts,
        arg_max(message, row(ts, rowid)) AS message
      FROM service_checks GROUP BY name, host, tags, status
    ),
    latest AS (
      SELECT name, host, tags, max(newest) AS newest, arg_max(status, newest) AS status,
        arg_max(message, newest) AS message, arg_max(first_ts, newest) AS first_ts, count(*) AS statuses,
        list_sort(list(newest), 'DESC')[2] AS other
      FROM by_status GROUP BY name, host, tags ORDER BY max(newest) DESC LIMIT ${most}
    ),
    since AS (
      SELECT name, host, tags, min(reports.ts) AS ts
      FROM service_checks AS reports
      JOIN (FROM latest WHERE statuses > 1) AS mixed USING (name, host, tags)
      WHERE row(reports.ts, reports.rowid) > mixed.other
      GROUP BY name, host, tags
    )
    SELECT name, host, tags, latest.newest[1], latest.status, message, coalesce(since.ts, first_ts), other[1]
    FROM latest LEFT JOIN since USING (name, host, tags) ORDER BY latest.newest DESC`);
  return result.getRowsJS().map(toState);
}

function toState([name, host, tags, atS, status, message, sinceS, otherAtS]: readonly unknown[]): GroupState {
  return {
    check: {
      check: String(name),
      status: Number(status) as ServiceCheckStatus,
      host: String(host),
      timestampS: Number(atS),
      message: String(message),
      tags: (tags as unknown[]).map(String),
    },
    sinceS: Number(sinceS),
    ...(otherAtS !== null && { otherAtS: Number(otherAtS) }),
  };
}
