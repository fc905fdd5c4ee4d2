import type { SpanGroupBy } from '../span-reader.ts';

/**
 * Picks groups level by level, out of the common table `members` (span-rows-sql.ts): of the first key the groups that come
 * first by its order; within each of them those of the second; and so on.
 * @param results the aggregates
 * @returns what follows the tables of a WITH: `totals` gives keys and results of each group, in order; `series` keys, bucket
 * and results, by bucket
 */
export function groupLevels(
  groupBy: readonly SpanGroupBy[],
  results: readonly string[],
): { readonly totals: string; readonly series: string } {
  const named = results.map((sql, at) => `${sql} AS c${at}`);
  if (groupBy.length === 0) {
    return {
      totals: `SELECT ${named.join(', ')} FROM members`,
      series: `SELECT bucket, ${named.join(', ')} FROM members GROUP BY bucket ORDER BY bucket`,
    };
  }
  const count = groupBy.length;
  const last = `level${count - 1}`;
  const levels = groupBy.map((group, level) => {
    const sorted = results[group.order?.compute ?? 0] ?? 'count(*)';
    return `, level${level} AS (${levelSql(group, level, [`${sorted} AS sorted`, ...(level === count - 1 ? named : [])])})`;
  });
  const keys = names('k', count);
  const ofMembers = keys.map((key) => `members.${key}`);
  const computed = results.map((_, at) => `c${at}`);
  return {
    totals: `${levels.join(' ')} SELECT ${[...keys, ...computed].join(', ')} FROM ${last} ORDER BY ${names('r', count).join(', ')}`,
    series: `${levels.join(' ')} SELECT ${[...ofMembers, 'bucket', ...named].join(', ')}
      FROM members JOIN ${last} ON ${sameKeys(last, count)} GROUP BY ${ofMembers.join(', ')}, bucket ORDER BY bucket`,
  };
}

/** The groups of a level that are kept, with their rank `r0`, `r1`, … on each level so far. */
function levelSql({ limit, order }: SpanGroupBy, level: number, aggregates: readonly string[]): string {
  const above = `level${level - 1}`;
  const from = level === 0 ? 'members' : `members JOIN ${above} ON ${sameKeys(above, level)}`;
  const columns = [...names('k', level + 1).map((key) => `members.${key}`), ...names('r', level)];
  const groups = `SELECT ${[...columns, ...aggregates].join(', ')} FROM ${from} GROUP BY ${columns.join(', ')}`;
  const partition = level === 0 ? '' : `PARTITION BY ${names('k', level).join(', ')} `;
  const direction = order?.direction === 'asc' ? 'ASC' : 'DESC';
  const rank = `row_number() OVER (${partition}ORDER BY sorted ${direction} NULLS LAST, k${level})`;
  return `SELECT *, ${rank} AS r${level} FROM (${groups}) QUALIFY r${level} <= ${Math.max(0, Math.floor(limit))}`;
}

function names(letter: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => `${letter}${at}`);
}

function sameKeys(level: string, count: number): string {
  return names('k', count)
    .map((key) => `members.${key} IS NOT DISTINCT FROM ${level}.${key}`)
    .join(' AND ');
}
