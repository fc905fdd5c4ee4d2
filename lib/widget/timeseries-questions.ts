import type { BoardRequest } from './board-request.ts';
import { drawnQuery } from './drawn-query.ts';
import type { Question } from './question.ts';
import { type BindSource, readQuestion } from './read-question.ts';
import type { TimeseriesWidget } from './read-timeseries.ts';

/** What a time series graph asks, and which of its requests ask for nothing that is drawn. */
export interface TimeseriesQuestions {
  /** Those with a question, each in the place that its question has. */
  readonly requests: readonly BoardRequest[];
  readonly questions: readonly Question[];
  readonly faults: readonly string[];
}

interface AskedFor {
  /** How long the window is. */
  readonly spanMs: number;
  /** The text of a metric query with values in place of variables. */
  readonly bind: (query: string) => string;
  /** A query of another source as it is sent. */
  readonly bindSource?: BindSource;
}

/** The questions of a time series graph for a window. */
export function timeseriesQuestions(
  widget: Pick<TimeseriesWidget, 'requests'>,
  { spanMs, bind, bindSource = (query) => query }: AskedFor,
): TimeseriesQuestions {
  const asked = widget.requests.map((request) => {
    const bound = (query: string): string => drawnQuery(bind(query), request.display, spanMs);
    return { request, read: readQuestion(request.written, { form: 'timeseries', bind: bound, bindSource }) };
  });
  return {
    requests: asked.flatMap(({ request, read }) => (read.kind === 'question' ? [request] : [])),
    questions: asked.flatMap(({ read }) => (read.kind === 'question' ? [read.question] : [])),
    faults: asked.flatMap(({ read }) => (read.kind === 'fault' ? [read.fault] : [])),
  };
}
