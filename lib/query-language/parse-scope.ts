import type { Token } from './lex.ts';
import { syntaxError, unsupportedError } from './query-error.ts';
import type { TokenStream } from './token-stream.ts';
import type { TagFilter } from './types.ts';

/** How deep parentheses and negations may nest. */
const maxDepth = 50;

/**
 * Reads `{…}`: the scope of a metric query, as a symbolic list (`a:b,!c:d`), in the boolean language
 * (`a:b AND (c:d OR NOT e IN (f, g))`), or as a mixture, in which a comma binds like AND.
 * Tags come out lower-cased. `scope` is the text between the braces, trimmed.
 * @throws QueryError
 */
export function parseScope(stream: TokenStream): { readonly filter: TagFilter; readonly scope: string } {
  stream.takeText('{', 'scope_expr');
  const start = stream.peek().start;
  const filter = parseOr(stream, 0);
  const end = stream.peek().start;
  stream.takeText('}', 'scope_expr');
  return { filter, scope: stream.text.slice(start, end).trim() };
}

function parseOr(stream: TokenStream, depth: number): TagFilter {
  const terms = [parseAnd(stream, depth)];
  while (isKeyword(stream.peek(), 'or')) {
    stream.next();
    terms.push(parseAnd(stream, depth));
  }
  return combine('or', terms);
}

function parseAnd(stream: TokenStream, depth: number): TagFilter {
  const terms = [parseNot(stream, depth)];
  for (;;) {
    if (isKeyword(stream.peek(), 'and')) stream.next();
    else if (!stream.skipText(',')) return combine('and', terms);
    terms.push(parseNot(stream, depth));
  }
}

function parseNot(stream: TokenStream, depth: number): TagFilter {
  if (depth > maxDepth) throw syntaxError(stream.text, 'scope_expr', stream.peek().start);
  if (stream.skipText('!')) return { kind: 'not', term: parseNot(stream, depth + 1) };
  if (isKeyword(stream.peek(), 'not')) {
    stream.next();
    return { kind: 'not', term: parseNot(stream, depth + 1) };
  }
  if (stream.skipText('(')) {
    const inner = parseOr(stream, depth + 1);
    stream.takeText(')', 'scope_expr');
    return inner;
  }
  return parseTag(stream);
}

/** A tag, `*`, `-tag`, or `key [NOT] IN (…)`. */
function parseTag(stream: TokenStream): TagFilter {
  const token = takeTag(stream, 'scope_expr');
  if (token.text === '*') return { kind: 'all' };
  const negated = token.text.startsWith('-');
  const written = `${negated ? token.text.slice(1) : token.text}${takeSpacedValue(stream, token)}`;
  const tag = written.toLowerCase();
  if (tag === '' || tag.startsWith(':')) throw syntaxError(stream.text, 'scope_expr', token.start);
  if (tag.includes(':')) refuseWildcard(stream, tag.slice(0, tag.indexOf(':')), token);
  const positive = parseMembership(stream, tag, token) ?? (tag === '*' ? { kind: 'all' } : { kind: 'tag', tag });
  return negated ? { kind: 'not', term: positive } : positive;
}

/** A value may have wildcards, and so may a bare tag; a key may not. */
function refuseWildcard(stream: TokenStream, key: string, token: Token): void {
  if (key.includes('*')) throw unsupportedError(stream.text, 'wildcard in a tag key', token.start);
}

/** The value in `key: value`, which is also written with white space; empty when none follows. */
function takeSpacedValue(stream: TokenStream, key: Token): string {
  if (!key.text.endsWith(':') || stream.peek().kind !== 'tag') return '';
  return takeTag(stream, 'scope_expr').text;
}

/** `IN (a, b)` or `NOT IN (a, b)` after a tag key; undefined when something else follows. */
function parseMembership(stream: TokenStream, key: string, token: Token): TagFilter | undefined {
  const negated = isKeyword(stream.peek(), 'not') && isKeyword(stream.peek(1), 'in');
  if (!negated && !isKeyword(stream.peek(), 'in')) return undefined;
  if (key.includes(':')) throw syntaxError(stream.text, 'in_expr', stream.peek().start);
  refuseWildcard(stream, key, token);
  if (negated) stream.next();
  stream.next();
  stream.takeText('(', 'in_expr');
  const terms: TagFilter[] = [];
  do terms.push({ kind: 'tag', tag: `${key}:${takeTag(stream, 'in_expr').text.toLowerCase()}` });
  while (stream.skipText(','));
  stream.takeText(')', 'in_expr');
  const member = combine('or', terms);
  return negated ? { kind: 'not', term: member } : member;
}

function takeTag(stream: TokenStream, rule: string): Token {
  const token = stream.take('tag', rule);
  if (isKeyword(token, 'and', 'or', 'not', 'in')) throw syntaxError(stream.text, rule, token.start);
  if (token.text.includes('$'))
    throw unsupportedError(stream.text, `template variable ${token.text} that has no value`, token.start);
  return token;
}

/** One term stands for itself; nested lists of the same kind become one. */
function combine(kind: 'and' | 'or', terms: readonly TagFilter[]): TagFilter {
  const flat = terms.flatMap((term) => (term.kind === kind ? term.terms : [term]));
  const [only] = flat;
  return flat.length === 1 && only ? only : { kind, terms: flat };
}

function isKeyword(token: Token, ...keywords: readonly string[]): boolean {
  return token.kind === 'tag' && keywords.includes(token.text.toLowerCase());
}
