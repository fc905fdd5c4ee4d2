import { syntaxError } from './query-error.ts';

/**
 * `word`: a name outside braces (aggregator, metric, `by`, function, rollup method).
 * `tag`: a run of characters inside braces that may be a tag, a tag key, or a keyword.
 * `punctuation`: one character. `end`: after the last token, with empty text.
 */
export type TokenKind = 'word' | 'number' | 'string' | 'tag' | 'punctuation' | 'end';

/** A token of a metric query; `text` is as written, a string's without its quotes. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** 0-based offset of its first character and of the one after its last. */
  readonly start: number;
  readonly end: number;
}

/** What stands between braces reads by other rules than what stands outside. */
const outside: readonly (readonly [TokenKind, RegExp])[] = [
  ['number', /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![A-Za-z0-9_])/y],
  ['word', /[A-Za-z0-9_$][A-Za-z0-9_.]*/y],
  ['string', /'[^']*'|"[^"]*"/y],
  ['punctuation', /[:{}(),.+\-*/^=<>]/y],
];

const inside: readonly (readonly [TokenKind, RegExp])[] = [
  // No tag has one of the last five; as tokens of their own they are refused where they stand.
  ['punctuation', /[{}(),!"'=|?]/y],
  ['tag', /[^\s{}(),!"'=|?]+/y],
];

const space = /\s*/y;

/**
 * Cuts a metric query into tokens, the last of which has kind `end`.
 * @throws QueryError at a character that begins no token.
 */
export function lex(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let inBraces = false;
  let at = skipSpace(text, 0);
  while (at < text.length) {
    const token = next(text, at, inBraces ? inside : outside);
    if (!token) throw syntaxError(text, 'query', at);
    if (token.kind === 'punctuation' && token.text === '{') inBraces = true;
    if (token.kind === 'punctuation' && token.text === '}') inBraces = false;
    tokens.push(token);
    at = skipSpace(text, token.end);
  }
  tokens.push({ kind: 'end', text: '', start: text.length, end: text.length });
  return tokens;
}

function next(text: string, at: number, rules: typeof outside): Token | undefined {
  for (const [kind, pattern] of rules) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found === undefined) continue;
    return { kind, text: kind === 'string' ? found.slice(1, -1) : found, start: at, end: at + found.length };
  }
  return undefined;
}

function skipSpace(text: string, at: number): number {
  space.lastIndex = at;
  space.exec(text);
  return space.lastIndex;
}
