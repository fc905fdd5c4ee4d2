import { drawnQuery } from './drawn-query.ts';
import type { Question } from './question.ts';
import { type BindSource, readQuestion } from './read-question.ts';
import { asObject, asObjects, type JsonObject } from './read-value.ts';

interface AskedFor {
  /** How long the window is. */
  readonly spanMs: number;
  /** The text of a metric query with values in place of variables. */
  readonly bind: (query: string) => string;
  /** A query of another source as it is sent. */
  readonly bindSource?: BindSource;
}

/** What the graph behind a query value asks (`timeseries_background`): one question at most. */
export function backgroundQuestions(
  definition: JsonObject,
  { spanMs, bind, bindSource = (query) => query }: AskedFor,
): readonly Question[] {
  const background = asObject(definition.timeseries_background);
  if (!background) return [];
  const display = background.type === 'bars' ? 'bars' : 'line';
  const read = readQuestion(asObjects(definition.requests)[0] ?? {}, {
    form: 'timeseries',
    bind: (query) => drawnQuery(bind(query), display, spanMs),
    bindSource,
  });
  return read.kind === 'question' ? [read.question] : [];
}
