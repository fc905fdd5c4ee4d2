import type { QuerySeries } from '../api-types/query.ts';
import { answerSeries } from './answer-series.ts';
import { bucketOfQuestion } from './bucket-of-question.ts';
import type { NamedAnswer } from './named-answer.ts';
import type { Question } from './question.ts';
import { groupId } from './scalar-table.ts';

const NO_NAMES = { aliases: new Map<string, string>(), formulaNames: [] };

/** The lines of an answer by formula or expression, and in that by `groupId`. */
export function columnTrends(
  question: Question,
  answer: NamedAnswer,
): ReadonlyMap<number, ReadonlyMap<string, QuerySeries>> {
  const bucketS = answer.kind === 'timeseries' ? bucketOfQuestion(question, answer.response) : 1;
  const trends = new Map<number, Map<string, QuerySeries>>();
  for (const { series } of answerSeries(answer, { question, request: NO_NAMES, bucketS, hasOthers: false })) {
    const column = trends.get(series.query_index) ?? new Map<string, QuerySeries>();
    column.set(groupId(series.tag_set), series);
    trends.set(series.query_index, column);
  }
  return trends;
}
