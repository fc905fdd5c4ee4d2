import type { TimeseriesResponse } from '../api-types/query.ts';
import { parseQueries } from '../query-language/parse.ts';
import { queriesIn } from '../query-language/queries-in.ts';
import type { Question } from './question.ts';

/**
 * How wide the buckets of an answer to formulas are, in seconds, which it does not tell: as the first query that names
 * its interval does, or else the least distance between two moments.
 */
export function bucketOfQuestion(question: Question, { times }: Pick<TimeseriesResponse, 'times'>): number {
  if (question.kind === 'classic' || question.kind === 'histogram') return 1;
  for (const { query } of question.queries) {
    const intervalS = query === undefined ? undefined : namedInterval(query);
    if (intervalS !== undefined) return intervalS;
  }
  const distances = times.slice(1).map((at, index) => at - (times[index] ?? at));
  return distances.length === 0 ? 60 : Math.max(1, Math.min(...distances) / 1000);
}

function namedInterval(text: string): number | undefined {
  try {
    return parseQueries(text)
      .flatMap(queriesIn)
      .map(({ rollup }) => rollup?.intervalS)
      .find((intervalS) => intervalS !== undefined);
  } catch {
    // The backend says what is wrong with it.
    return undefined;
  }
}
