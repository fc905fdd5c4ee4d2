import type { SpanGroupBy } from '../span-reader.ts';

/**
 * Picks groups level by level, out of the common table `members` (span-rows-sql.ts): of the first key the groups that come
 * first by its order; within each of them those of the second; and so on.
 * @param results the aggregates, `… AS c0`, `… AS c1`, …
 * @returns what follows the tables of a WITH: `totals` gives keys and results of each group, in order; `series` keys, bucket
 * and results, by bucket
 */
export function groupLevels(
  groupBy: readonly SpanGroupBy[],
  results: readonly string[],
): { readonly totals: string; readonly series: string } {
  if (groupBy.length === 0) {
    return {
      totals: `SELECT ${results.join(', ')} FROM members`,
      series: `SELECT bucket, ${results.join(', ')} FROM members GROUP BY bucket ORDER BY bucket`,
    };
  }
  const last = groupBy.length - 1;
  const levels = groupBy.map((group, level) => levelSql(group, level, level === last ? results : []));
  const keys = names('k', groupBy.length);
  const computed = results.map((_, at) => `c${at}`);
  const tables = levels.map((sql, level) => `, level${level} AS (${sql})`).join(' ');
  return {
    totals: `${tables} SELECT ${[...keys, ...computed].join(', ')} FROM level${last} ORDER BY ${names('r', groupBy.length).join(', ')}`,
    series: `${tables} SELECT ${[...keys.map((key) => `members.${key}`), 'bucket', ...results].join(', ')} FROM members
      JOIN level${last} ON ${sameKeys(`level${last}`, groupBy.length)} GROUP BY ${keys.map((key) => `members.${key}`).join(', ')}, bucket ORDER BY bucket`,
  };

  function levelSql({ limit, order }: SpanGroupBy, level: number, computes: readonly string[]): string {
    const outer = names('k', level);
    const ranks = names('r', level);
    const direction = order?.direction === 'asc' ? 'ASC' : 'DESC';
    const by = (results[order?.compute ?? 0] ?? 'count(*) AS c').replace(/ AS c\d*$/, '');
    const from = level === 0 ? 'members' : `members JOIN level${level - 1} ON ${sameKeys(`level${level - 1}`, level)}`;
    const columns = [...names('k', level + 1).map((key) => `members.${key}`), ...ranks];
    const groups = `SELECT ${[...columns, `${by} AS sorted`, ...computes].join(', ')} FROM ${from} GROUP BY ${columns.join(', ')}`;
    const partition = outer.length === 0 ? '' : `PARTITION BY ${outer.join(', ')} `;
    const rank = `row_number() OVER (${partition}ORDER BY sorted ${direction} NULLS LAST, k${level})`;
    return `SELECT *, ${rank} AS r${level} FROM (${groups}) QUALIFY r${level} <= ${Math.max(0, Math.floor(limit))}`;
  }
}

function names(letter: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => `${letter}${at}`);
}

function sameKeys(level: string, count: number): string {
  return names('k', count)
    .map((key) => `members.${key} IS NOT DISTINCT FROM ${level}.${key}`)
    .join(' AND ');
}
