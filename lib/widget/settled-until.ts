import { bucketOfQuestion } from './bucket-of-question.ts';
import type { NamedAnswer } from './named-answer.ts';
import type { Question } from './question.ts';

/**
 * Before which moment the points of an answer are likely to stay, in Unix milliseconds: a bucket before the last, since both
 * of them may be filling. Undefined of an answer that has nothing to hold.
 */
export function settledUntil(question: Question, answer: NamedAnswer): number | undefined {
  if (answer.kind === 'classic') {
    const filled = answer.response.series.filter(({ pointlist }) => pointlist.length > 0);
    if (filled.length === 0) return undefined;
    return Math.max(...filled.map(({ pointlist, interval }) => (pointlist.at(-1)?.[0] ?? 0) - interval * 1000));
  }
  if (answer.kind !== 'timeseries') return undefined;
  const last = answer.response.times.at(-1);
  return last === undefined ? undefined : last - bucketOfQuestion(question, answer.response) * 1000;
}
