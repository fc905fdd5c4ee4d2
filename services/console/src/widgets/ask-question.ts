import type {
  HistogramResponse,
  QueryResponse,
  ScalarResponse,
  TimeseriesResponse,
} from '../../../../lib/api-types/query.ts';
import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import type { NamedAnswer } from '../../../../lib/widget/named-answer.ts';
import type { Question } from '../../../../lib/widget/question.ts';
import { queryPath } from '../api/query-path.ts';
import { getJson, postJson } from '../api/request.ts';

interface FormulaAnswer<Attributes> {
  readonly data: { readonly attributes: Attributes };
}

/** Asks the backend, by the routes that Datadog's clients use, where they have one for it. Rejects as getJson. */
export async function askQuestion(question: Question, window: TimeWindow, signal: AbortSignal): Promise<NamedAnswer> {
  if (question.kind === 'classic') {
    const response = await getJson<QueryResponse>(queryPath(question.query, window), signal);
    return { kind: 'classic', response };
  }
  if (question.kind === 'histogram') {
    const asked = { query: question.query, from: window.fromMs, to: window.toMs };
    return {
      kind: 'histogram',
      response: await postJson<HistogramResponse>('/labrador/api/query/histogram', asked, signal),
    };
  }
  const { kind, queries, formulas } = question;
  const attributes = { from: window.fromMs, to: window.toMs, queries, formulas };
  const body = { data: { type: `${kind}_request`, attributes } };
  if (kind === 'timeseries') {
    const { data } = await postJson<FormulaAnswer<TimeseriesResponse>>('/api/v2/query/timeseries', body, signal);
    return { kind, response: data.attributes };
  }
  const { data } = await postJson<FormulaAnswer<ScalarResponse>>('/api/v2/query/scalar', body, signal);
  return { kind, response: data.attributes };
}
