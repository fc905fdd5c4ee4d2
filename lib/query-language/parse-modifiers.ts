import type { Token } from './lex.ts';
import { parseRollup } from './parse-rollup.ts';
import { syntaxError, unsupportedError } from './query-error.ts';
import type { TokenStream } from './token-stream.ts';
import type { Fill, MetricQuery } from './types.ts';

/** What may follow a metric query, in any order. */
export type Modifiers = Pick<MetricQuery, 'as' | 'isWeighted' | 'rollup' | 'fill'>;

const fillMethods: ReadonlySet<string> = new Set<Fill['method']>(['linear', 'last', 'zero', 'null']);

/** Gaps of a day at most are filled. */
const maxFillS = 86_400;

/**
 * Reads `.as_count()`, `.as_rate()`, `.weighted()`, `.rollup(…)` and `.fill(…)`, each at most once.
 * @param aggregator of the query that they follow
 * @throws QueryError
 */
export function parseModifiers(stream: TokenStream, aggregator: MetricQuery['aggregator']): Modifiers {
  let modifiers: Modifiers = {};
  let weighted: Token | undefined;
  while (stream.skipText('.')) {
    const name = stream.take('word', 'modifier');
    if (name.text === 'weighted') weighted ??= name;
    modifiers = { ...modifiers, ...parseModifier(stream, name, modifiers) };
  }
  const refused = weighted && notWeighted(modifiers, aggregator);
  if (weighted && refused) throw unsupportedError(stream.text, `.weighted() with ${refused}`, weighted.start);
  return modifiers;
}

/** What `.weighted()` has no meaning beside: it says itself how points add up in time, for sums in space. */
function notWeighted({ as, rollup }: Modifiers, aggregator: MetricQuery['aggregator'] = 'avg'): string | undefined {
  if (aggregator !== 'sum') return `${aggregator}:`;
  if (as) return `.as_${as}()`;
  if (rollup?.calendar) return 'a calendar rollup';
  return rollup?.method && rollup.method !== 'avg' ? `.rollup(${rollup.method})` : undefined;
}

function parseModifier(stream: TokenStream, name: Token, before: Modifiers): Modifiers {
  const once = (isThere: boolean, what: string): void => {
    if (isThere) throw unsupportedError(stream.text, `more than one ${what}`, name.start);
  };
  switch (name.text) {
    case 'rollup':
      once(before.rollup !== undefined, '.rollup()');
      return { rollup: parseRollup(stream) };
    case 'fill':
      once(before.fill !== undefined, '.fill()');
      return { fill: parseFill(stream) };
    case 'as_count':
    case 'as_rate':
      once(before.as !== undefined, 'of .as_count() and .as_rate()');
      stream.takeText('(', name.text);
      stream.takeText(')', name.text);
      return { as: name.text === 'as_count' ? 'count' : 'rate' };
    case 'weighted':
      once(before.isWeighted === true, '.weighted()');
      stream.takeText('(', name.text);
      stream.takeText(')', name.text);
      return { isWeighted: true };
    default:
      throw syntaxError(stream.text, 'modifier', name.start);
  }
}

/** What follows `.fill`: `(method)` or `(method, seconds)`. */
function parseFill(stream: TokenStream): Fill {
  stream.takeText('(', 'fill');
  const token = stream.next();
  if ((token.kind !== 'word' && token.kind !== 'string') || !fillMethods.has(token.text)) {
    throw syntaxError(stream.text, 'fill_method', token.start);
  }
  const method = token.text as Fill['method'];
  const limitS = stream.skipText(',') ? takeLimit(stream) : undefined;
  stream.takeText(')', 'fill');
  return { method, ...(limitS !== undefined && { limitS }) };
}

function takeLimit(stream: TokenStream): number {
  const token = stream.take('number', 'fill_limit');
  const seconds = Number(token.text);
  if (!Number.isSafeInteger(seconds) || seconds > maxFillS) throw syntaxError(stream.text, 'fill_limit', token.start);
  return seconds;
}
