import type { QueryResponse, QuerySeries } from '../../../../lib/api-types/query.ts';
import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import type { NamedAnswer } from '../../../../lib/widget/named-answer.ts';
import type { Question } from '../../../../lib/widget/question.ts';
import type { MetricReader } from '../../store/store.ts';
import { answerScalar, answerTimeseries } from './answer-formulas.ts';
import { answerHistogram } from './answer-histogram.ts';
import { type EvaluatedText, evaluateText, seriesHead } from './evaluate-text.ts';
import { readFormulas } from './formula-request.ts';
import type { SourceDeps } from './sources/read-source.ts';

/**
 * Answers what a widget asks, in the shapes that Datadog's routes have for it; bins, which have none there, in the lab's own.
 * @throws HttpError 400 that says what of the question is wrong or not supported
 */
export async function answerQuestion(
  deps: SourceDeps,
  question: Question,
  window: TimeWindow,
): Promise<Exclude<NamedAnswer, { kind: 'error' }>> {
  switch (question.kind) {
    case 'classic':
      return { kind: 'classic', response: await answerClassic(deps.metrics, question.query, window) };
    case 'histogram':
      return { kind: 'histogram', response: await answerHistogram(deps.metrics, question.query, window) };
    case 'timeseries':
      return { kind: 'timeseries', response: await answerTimeseries(deps.metrics, readAsked(deps, question, window)) };
    case 'scalar':
      return { kind: 'scalar', response: await answerScalar(deps.metrics, readAsked(deps, question, window)) };
  }
}

function readAsked(
  deps: SourceDeps,
  { queries, formulas }: Extract<Question, { kind: 'timeseries' | 'scalar' }>,
  { fromMs, toMs }: TimeWindow,
): ReturnType<typeof readFormulas> {
  return readFormulas(deps, { from: fromMs, to: toMs, queries, formulas });
}

async function answerClassic(metrics: MetricReader, query: string, window: TimeWindow): Promise<QueryResponse> {
  const evaluated = await evaluateText(metrics, query, { fromS: window.fromMs / 1000, toS: window.toMs / 1000 });
  return {
    status: 'ok',
    resp_version: 1,
    res_type: 'time_series',
    query,
    message: '',
    from_date: window.fromMs,
    to_date: window.toMs,
    group_by: evaluated[0]?.set.groupKeys ?? [],
    times: [],
    values: [],
    series: evaluated.flatMap(linesOf),
  };
}

function linesOf(evaluated: EvaluatedText): readonly QuerySeries[] {
  const { timesS, series } = evaluated.set;
  return series.map((line) => {
    const pointlist: [number, number | null][] = [];
    for (const [at, value] of line.values.entries()) {
      if (Number.isNaN(value)) continue;
      // What is not finite has no number in JSON.
      pointlist.push([(timesS[at] ?? 0) * 1000, Number.isFinite(value) ? value : null]);
    }
    const ends = {
      length: pointlist.length,
      firstMs: pointlist[0]?.[0] ?? 0,
      lastMs: pointlist.at(-1)?.[0] ?? 0,
    };
    return { ...seriesHead(evaluated, line, ends), pointlist };
  });
}
