import { parseQueries } from '../query-language/parse.ts';
import { printExpression } from '../query-language/print.ts';
import { mapQueries, queriesIn } from '../query-language/queries-in.ts';
import type { MetricQuery } from '../query-language/types.ts';

/** Bucket widths in seconds that are chosen from. */
const WIDTHS_S = [5, 10, 20, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14_400, 43_200, 86_400];

/**
 * A query with buckets so wide that a window has no more than `mostBuckets`, unless it names its own. A text that cannot be
 * read stays as it is; the backend says what is wrong with it.
 */
export function widenedQuery(
  text: string,
  { spanMs, mostBuckets }: { readonly spanMs: number; readonly mostBuckets: number },
): string {
  try {
    const expressions = parseQueries(text);
    if (expressions.every((each) => queriesIn(each).every(namesInterval))) return text;
    const intervalS = WIDTHS_S.find((seconds) => spanMs / 1000 / seconds <= mostBuckets) ?? 86_400;
    const widened = (query: MetricQuery): MetricQuery =>
      namesInterval(query) ? query : { ...query, rollup: { ...query.rollup, intervalS } };
    return expressions.map((each) => printExpression(mapQueries(each, widened))).join(', ');
  } catch {
    return text;
  }
}

function namesInterval({ rollup }: MetricQuery): boolean {
  return rollup?.intervalS !== undefined || rollup?.calendar !== undefined;
}
