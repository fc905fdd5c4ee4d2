import { isFunctionName } from './function-names.ts';
import { lex, type Token } from './lex.ts';
import { parseScope } from './parse-scope.ts';
import { syntaxError, unsupportedError } from './query-error.ts';
import { TokenStream } from './token-stream.ts';
import type { MetricQuery, Percentile, RollupMethod, SpaceAggregator } from './types.ts';

/** Longer queries are refused. */
export const maxQueryLength = 10_000;

const maxMetricLength = 200;

const maxGroupKeys = 100;

const aggregators: ReadonlySet<string> = new Set<SpaceAggregator & RollupMethod>(['avg', 'sum', 'min', 'max', 'count']);

/** `p95`, and as it was written once, `95pc`. */
const percentile = /^(?:p(\d{1,2}(?:\.\d+)?)|(\d{1,2})pc)$/;

type Modifiers = Pick<MetricQuery, 'as' | 'rollup'>;

/**
 * Reads the text of one metric query, e.g. `avg:my_metric{host:x,!env:y} by {z}.as_rate().rollup(sum, 60)`.
 * White space may stand between any two tokens.
 * @throws QueryError when it is no query, or has parts of Datadog's language that are not supported yet.
 */
export function parseMetricQuery(text: string): MetricQuery {
  if (text.length > maxQueryLength) throw syntaxError(text.slice(0, maxQueryLength), 'query', maxQueryLength);
  const stream = new TokenStream(text, lex(text));
  refuseExpression(stream);
  const aggregator = parseAggregator(stream);
  const metric = parseMetricName(stream);
  const { filter, scope } = parseScope(stream);
  const groupBy = parseGroupBy(stream);
  const modifiers = parseModifiers(stream);
  refuseRest(stream);
  return { kind: 'metric', ...(aggregator && { aggregator }), metric, filter, scope, groupBy, ...modifiers };
}

/** Numbers, parentheses, signs and functions begin expressions of Datadog's language that are more than one query. */
function refuseExpression(stream: TokenStream): void {
  const first = stream.peek();
  if (first.kind === 'number' || first.text === '(' || first.text === '-') {
    throw unsupported(stream, 'arithmetic', first);
  }
  if (first.text.startsWith('$')) throw unsupported(stream, `template variable ${first.text}`, first);
  if (stream.peek(1).text !== '(') return;
  if (first.text === 'count') throw unsupported(stream, 'threshold query count(v: …)', first);
  if (isFunctionName(first.text)) throw unsupported(stream, `function ${first.text}()`, first);
  throw syntaxError(stream.text, 'function_name', first.start);
}

function parseAggregator(stream: TokenStream): SpaceAggregator | Percentile | undefined {
  if (stream.peek(1).text !== ':') return undefined;
  const token = stream.take('word', 'space_aggregator');
  const [, share, oldShare] = percentile.exec(token.text) ?? [];
  const percent = share ?? oldShare;
  if (percent === undefined && !aggregators.has(token.text)) {
    throw syntaxError(stream.text, 'space_aggregator', token.start);
  }
  stream.takeText(':', 'space_aggregator');
  return percent === undefined ? (token.text as SpaceAggregator) : `p${Number(percent)}`;
}

function parseMetricName(stream: TokenStream): string {
  const token = stream.take('word', 'metric_name');
  if (!/^[A-Za-z]/.test(token.text) || token.text.length > maxMetricLength) {
    throw syntaxError(stream.text, 'metric_name', token.start);
  }
  return token.text;
}

/** `by {a,b}`, or nothing. Keys are lower-cased, as tags are. */
function parseGroupBy(stream: TokenStream): readonly string[] {
  if (stream.peek().kind !== 'word' || stream.peek().text.toLowerCase() !== 'by') return [];
  stream.next();
  stream.takeText('{', 'group_by');
  const keys: string[] = [];
  do {
    const token = stream.take('tag', 'group_key');
    if (token.text.includes('$')) throw unsupported(stream, `template variable ${token.text}`, token);
    if (/[*:]/.test(token.text)) throw syntaxError(stream.text, 'group_key', token.start);
    const key = token.text.toLowerCase();
    if (!keys.includes(key)) keys.push(key);
    if (keys.length > maxGroupKeys) throw unsupported(stream, `more than ${maxGroupKeys} keys in by {…}`, token);
  } while (stream.skipText(','));
  stream.takeText('}', 'group_by');
  return keys;
}

function parseModifiers(stream: TokenStream): Modifiers {
  let modifiers: Modifiers = {};
  while (stream.skipText('.')) {
    const name = stream.take('word', 'modifier');
    if (name.text === 'fill' || name.text === 'weighted') throw unsupported(stream, `.${name.text}()`, name);
    modifiers = { ...modifiers, ...parseModifier(stream, name, modifiers) };
  }
  return modifiers;
}

function parseModifier(stream: TokenStream, name: Token, before: Modifiers): Modifiers {
  if (name.text === 'rollup') {
    if (before.rollup) throw unsupported(stream, 'more than one .rollup()', name);
    return { rollup: parseRollup(stream) };
  }
  if (name.text !== 'as_count' && name.text !== 'as_rate') throw syntaxError(stream.text, 'modifier', name.start);
  if (before.as) throw unsupported(stream, 'more than one of .as_count() and .as_rate()', name);
  stream.takeText('(', name.text);
  stream.takeText(')', name.text);
  return { as: name.text === 'as_count' ? 'count' : 'rate' };
}

/** What follows `.rollup`: `(method)`, `(method, seconds)` or `(seconds)`. */
function parseRollup(stream: TokenStream): { method?: RollupMethod; intervalS?: number } {
  stream.takeText('(', 'rollup');
  if (stream.peek().kind === 'number') {
    const intervalS = parseSeconds(stream);
    stream.takeText(')', 'rollup');
    return { intervalS };
  }
  const token = stream.next();
  if ((token.kind !== 'word' && token.kind !== 'string') || !aggregators.has(token.text)) {
    throw syntaxError(stream.text, 'rollup_method', token.start);
  }
  const method = token.text as RollupMethod;
  const intervalS = stream.skipText(',') ? parseSeconds(stream) : undefined;
  stream.takeText(')', 'rollup');
  return { method, ...(intervalS !== undefined && { intervalS }) };
}

function parseSeconds(stream: TokenStream): number {
  const token = stream.next();
  if (['daily', 'weekly', 'monthly'].includes(token.text)) throw unsupported(stream, `rollup ${token.text}`, token);
  const seconds = Number(token.text);
  const valid = token.kind === 'number' && Number.isSafeInteger(seconds) && seconds >= 1;
  if (!valid) throw syntaxError(stream.text, 'rollup_interval', token.start);
  return seconds;
}

function refuseRest(stream: TokenStream): void {
  const token = stream.peek();
  if (token.kind === 'end') return;
  if (token.text === ',') throw unsupported(stream, 'several queries', token);
  if (['+', '-', '*', '/', '^'].includes(token.text)) throw unsupported(stream, 'arithmetic', token);
  throw syntaxError(stream.text, 'query', token.start);
}

function unsupported(stream: TokenStream, what: string, token: Token): Error {
  return unsupportedError(stream.text, what, token.start);
}
