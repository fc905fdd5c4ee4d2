import { lex } from './lex.ts';
import { readExpression } from './parse-expression.ts';
import { readMetricQuery } from './parse-metric.ts';
import { syntaxError, unsupportedError } from './query-error.ts';
import { TokenStream } from './token-stream.ts';
import type { Expression, MetricQuery } from './types.ts';

/** Longer queries are refused. */
export const maxQueryLength = 10_000;

/**
 * Reads the text of one metric query, e.g. `avg:my_metric{host:x,!env:y} by {z}.as_rate().rollup(sum, 60)`.
 * White space may stand between any two tokens.
 * @throws QueryError when it is none, or has parts of Datadog's language that are not supported yet
 */
export function parseMetricQuery(text: string): MetricQuery {
  const stream = toStream(text);
  const query = readMetricQuery(stream);
  refuseRest(stream);
  return query;
}

/**
 * Reads what a request may ask in one text: expressions of metric queries, numbers and functions, with commas between them.
 * @throws QueryError
 */
export function parseQueries(text: string): readonly Expression[] {
  const stream = toStream(text);
  const expressions: Expression[] = [];
  do expressions.push(readExpression(stream, {}));
  while (stream.skipText(','));
  refuseRest(stream);
  return expressions;
}

/**
 * Reads a formula over queries of these names: `(a + b) / 2`, `top(a, 5, 'mean', 'desc')`.
 * @throws QueryError
 */
export function parseFormula(text: string, names: Iterable<string>): Expression {
  const stream = toStream(text);
  const expression = readExpression(stream, { names: new Set(names) });
  refuseRest(stream);
  return expression;
}

function toStream(text: string): TokenStream {
  if (text.length > maxQueryLength) throw syntaxError(text.slice(0, maxQueryLength), 'query', maxQueryLength);
  return new TokenStream(text, lex(text));
}

function refuseRest(stream: TokenStream): void {
  const token = stream.peek();
  if (token.kind === 'end') return;
  if (token.text === '^') throw unsupportedError(stream.text, 'operator ^', token.start);
  throw syntaxError(stream.text, 'query', token.start);
}
