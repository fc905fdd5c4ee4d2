/**
 * `key`: up to and with its colon; what follows without space is its value. `word`, `phrase` (in quotes), `range`
 * (`[1 TO 2]`), `comparison` (`>= 5`): a value or, without a key, a word of the full text. `minus`: in front of a term.
 * `unclosed`: a quote or bracket without its end. `other`: what begins no token. `end`: after the last one, empty.
 */
export type SearchTokenKind =
  | 'open'
  | 'close'
  | 'minus'
  | 'keyword'
  | 'key'
  | 'word'
  | 'phrase'
  | 'range'
  | 'comparison'
  | 'unclosed'
  | 'other'
  | 'end';

/** A token of a search; `text` is as written, with its escapes and quotes. */
export interface SearchToken {
  readonly kind: SearchTokenKind;
  readonly text: string;
  /** 0-based offset of its first character and of the one after its last. */
  readonly start: number;
  readonly end: number;
}

type Rules = readonly (readonly [SearchTokenKind, RegExp])[];

/** What may stand behind a key's colon. A colon in a value is part of it. */
const valueRules: Rules = [
  ['open', /\(/y],
  ['phrase', /"(?:\\[\s\S]|[^"\\])*"/y],
  ['range', /[[{][^\]}]*[\]}]/y],
  ['unclosed', /["[{][\s\S]*/y],
  ['comparison', /[<>]=?\s*[^\s()]*/y],
  ['word', /(?:\\[\s\S]|[^\s()"[\]{}\\])+/y],
];

const termRules: Rules = [
  ['close', /\)/y],
  // Of trace queries, and of other search languages; the parser says so.
  ['other', /=>|->|&&|\|\||[!+#~^:]/y],
  ['minus', /-/y],
  ['keyword', /(?:AND|OR|NOT)(?=[\s()"]|$)/y],
  ['key', /(?:\\[\s\S]|[^\s()"[\]{}\\:])+:/y],
  ...valueRules,
];

const space = /\s*/y;

/**
 * Cuts a search into tokens, the last of which has kind `end`. Never fails: an editor shows half a search, too.
 * The parser refuses what no search may have.
 */
export function lexSearch(text: string): readonly SearchToken[] {
  const tokens: SearchToken[] = [];
  for (let at = skipSpace(text, 0); at < text.length; at = skipSpace(text, at)) {
    const last = tokens.at(-1);
    const isValue = last?.kind === 'key' && last.end === at;
    const token = next(text, at, isValue ? valueRules : termRules);
    tokens.push(token);
    at = token.end;
  }
  tokens.push({ kind: 'end', text: '', start: text.length, end: text.length });
  return tokens;
}

function next(text: string, at: number, rules: Rules): SearchToken {
  for (const [kind, pattern] of rules) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found) return { kind, text: found, start: at, end: at + found.length };
  }
  return { kind: 'other', text: text.charAt(at), start: at, end: at + 1 };
}

function skipSpace(text: string, at: number): number {
  space.lastIndex = at;
  space.exec(text);
  return space.lastIndex;
}
