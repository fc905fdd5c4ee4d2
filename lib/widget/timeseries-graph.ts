import type { ChartTheme } from '../chart/chart-theme.ts';
import type { TimeseriesDisplay } from '../chart/timeseries-option.ts';
import { answerSeries } from './answer-series.ts';
import type { BoardRequest } from './board-request.ts';
import { type BoardSeries, boardSeries } from './board-series.ts';
import { bucketOfQuestion } from './bucket-of-question.ts';
import type { NamedAnswer } from './named-answer.ts';
import type { Question } from './question.ts';

/** The lines of a time series graph, and how those without a style of their own are drawn. */
export interface TimeseriesGraph extends BoardSeries {
  readonly display: TimeseriesDisplay;
}

interface Answered {
  readonly requests: readonly BoardRequest[];
  /** Of each request, in its place; what is not answered yet is missing at the end. */
  readonly questions: readonly Question[];
  readonly answers: readonly NamedAnswer[];
}

/** What a time series graph draws, from the answers to its questions; in the browser and for pictures alike. */
export function timeseriesGraph({ requests, questions, answers }: Answered, theme: ChartTheme): TimeseriesGraph {
  const hasOthers = requests.length > 1;
  const answered = answers.flatMap((answer, at) => {
    const [request, question] = [requests[at], questions[at]];
    if (!request || !question) return [];
    const bucketS = answer.kind === 'timeseries' ? bucketOfQuestion(question, answer.response) : 1;
    return [{ request, series: answerSeries(answer, { question, request, bucketS, hasOthers }) }];
  });
  const drawn = boardSeries(answered, theme);
  const isBars = drawn.styles.length > 0 && drawn.styles.every(({ display }) => display === 'bars');
  return { ...drawn, display: isBars ? 'bars' : 'line' };
}
