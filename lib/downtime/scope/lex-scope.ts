import { ScopeError } from './scope-error.ts';

/**
 * `key`: with its colon. `value`: one without quotes; outside of a group of values a text without a key. `phrase`: in quotes.
 * `end`: after the last one, empty.
 */
export type ScopeTokenKind = 'open' | 'close' | 'minus' | 'and' | 'or' | 'not' | 'key' | 'value' | 'phrase' | 'end';

export interface ScopeToken {
  readonly kind: ScopeTokenKind;
  readonly text: string;
  /** 0-based offset of its first character and of the one after its last. */
  readonly start: number;
  readonly end: number;
}

type Rules = readonly (readonly [ScopeTokenKind, RegExp])[];

/** Behind a key's colon: a value may begin with a dash, and have colons. */
const valueRules: Rules = [
  ['open', /\(/y],
  ['phrase', /"[^"]*"/y],
  ['value', /[^\s()",]+/y],
];

const termRules: Rules = [
  ['close', /\)/y],
  ['and', /(?:AND(?=[\s()"]|$)|&&)/y],
  ['or', /(?:OR(?=[\s()"]|$)|\|\|)/y],
  ['not', /NOT(?=[\s()"]|$)/y],
  ['minus', /[-!]/y],
  ['key', /[^\s()",:]+:/y],
  ...valueRules,
];

/** Cuts a scope into tokens, the last of which has kind `end`. @throws ScopeError for what begins no token */
export function lexScope(text: string): readonly ScopeToken[] {
  const tokens: ScopeToken[] = [];
  for (let at = skipSpace(text, 0); at < text.length; ) {
    const last = tokens.at(-1);
    const rules = last?.kind === 'key' && last.end === at ? valueRules : termRules;
    const token = tokenAt(text, at, rules);
    if (!token) throw new ScopeError(`Invalid scope: unexpected '${text[at]}' at character ${at + 1}`, at);
    tokens.push(token);
    at = skipSpace(text, token.end);
  }
  tokens.push({ kind: 'end', text: '', start: text.length, end: text.length });
  return tokens;
}

function tokenAt(text: string, at: number, rules: Rules): ScopeToken | undefined {
  for (const [kind, pattern] of rules) {
    pattern.lastIndex = at;
    const [found] = pattern.exec(text) ?? [];
    if (found !== undefined) return { kind, text: found, start: at, end: at + found.length };
  }
  return undefined;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at] ?? '')) at++;
  return at;
}
