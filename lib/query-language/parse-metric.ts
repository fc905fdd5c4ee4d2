import { parseModifiers } from './parse-modifiers.ts';
import { parseScope } from './parse-scope.ts';
import { syntaxError, unsupportedError } from './query-error.ts';
import type { TokenStream } from './token-stream.ts';
import type { MetricQuery } from './types.ts';

const maxMetricLength = 200;

const maxGroupKeys = 100;

type Aggregator = NonNullable<MetricQuery['aggregator']>;

/** Those that are words. */
const aggregators: readonly Aggregator[] = ['avg', 'sum', 'min', 'max', 'count', 'histogram'];

/** `p95`, and as it was written once, `95pc`. */
const percentile = /^(?:p(\d{1,2}(?:\.\d+)?)|(\d{1,2})pc)$/;

/**
 * Reads one metric query where the stream stands: `avg:my_metric{host:x,!env:y} by {z}.as_rate().rollup(sum, 60)`.
 * @throws QueryError
 */
export function readMetricQuery(stream: TokenStream): MetricQuery {
  const aggregator = parseAggregator(stream);
  const metric = parseMetricName(stream);
  const { filter, scope } = parseScope(stream);
  const groupBy = parseGroupBy(stream);
  const modifiers = parseModifiers(stream, aggregator);
  return { kind: 'metric', ...(aggregator && { aggregator }), metric, filter, scope, groupBy, ...modifiers };
}

function parseAggregator(stream: TokenStream): Aggregator | undefined {
  if (stream.peek(1).text !== ':') return undefined;
  const token = stream.take('word', 'space_aggregator');
  const [, share, oldShare] = percentile.exec(token.text) ?? [];
  const percent = share ?? oldShare;
  const aggregator =
    percent === undefined ? aggregators.find((each) => each === token.text) : (`p${Number(percent)}` as const);
  if (!aggregator) throw syntaxError(stream.text, 'space_aggregator', token.start);
  stream.takeText(':', 'space_aggregator');
  return aggregator;
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
    if (token.text.includes('$')) {
      throw unsupportedError(stream.text, `template variable ${token.text} that has no value`, token.start);
    }
    if (/[*:]/.test(token.text)) throw syntaxError(stream.text, 'group_key', token.start);
    const key = token.text.toLowerCase();
    if (!keys.includes(key)) keys.push(key);
    if (keys.length > maxGroupKeys)
      throw unsupportedError(stream.text, `more than ${maxGroupKeys} keys in by {…}`, token.start);
  } while (stream.skipText(','));
  stream.takeText('}', 'group_by');
  return keys;
}
