import type { DuckDBConnection } from '@duckdb/node-api';
import { visitNumberColumns } from '../../engine/number-columns.ts';
import { relation } from './relation.ts';
import { listSegments } from './segment.ts';
import type { SegmentFiles } from './segment-files.ts';
import { tiers } from './tiers.ts';

const endOfTimeS = 0xffffffff;

/** Visits the newest stored second since `sinceS` of each context that has any. */
export async function lastSeenSince(
  connection: DuckDBConnection,
  { sinceS, files }: { readonly sinceS: number; readonly files: SegmentFiles },
  visit: (contextId: number, lastSeenS: number) => void,
): Promise<void> {
  const segments = await listSegments(connection);
  const window = { fromS: sinceS, toS: endOfTimeS };
  const [raw] = tiers;
  for (const table of raw.tables) {
    if (table.form === 'bins') continue;
    const rows = relation({ table, window, columns: [], among: 'true', segments, files, isLate: false });
    const result = await connection.run(`SELECT context, max(ts) FROM ${rows} GROUP BY context`);
    visitNumberColumns(result, ([ids, seconds]) => {
      ids?.forEach((id, row) => {
        visit(id, seconds?.[row] ?? 0);
      });
    });
  }
}
