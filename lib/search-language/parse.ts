import { lexSearch, type SearchToken } from './lex.ts';
import { parseMatch } from './parse-match.ts';
import { readWord } from './read-word.ts';
import { syntaxError, unsupportedError } from './search-error.ts';
import type { SearchAttribute, SearchNode } from './types.ts';

/** Longer searches are refused. */
export const maxSearchLength = 10_000;

/** How deep parentheses and negations may nest. */
const maxDepth = 50;

/**
 * Reads the text of a search of spans (later of logs and events), e.g.
 * `service:(web OR api) @http.status_code:[500 TO 599] -env:dev @duration:>1.5s "GET /"`. Terms side by side are joined by
 * AND, which binds closer than OR; the words are upper-case, as at Datadog. Reference: api.md 9.5, and Datadog's pages
 * on the syntax of span and log searches.
 * @throws SearchError when it is no search, or has parts of Datadog's language that are not supported yet.
 */
export function parseSearch(text: string): SearchNode {
  if (text.length > maxSearchLength) {
    throw syntaxError(text.slice(0, maxSearchLength), `at most ${maxSearchLength} characters`, maxSearchLength);
  }
  const parser = new Parser(text, lexSearch(text));
  return parser.peek().kind === 'end' ? { kind: 'all' } : parser.parseAll();
}

/** Of `key:(…)`: what stands between the parentheses is about this attribute. */
type Scope = { readonly attribute: SearchAttribute; readonly key: string } | undefined;

class Parser {
  readonly #text: string;
  readonly #tokens: readonly SearchToken[];
  #at = 0;

  constructor(text: string, tokens: readonly SearchToken[]) {
    this.#text = text;
    this.#tokens = tokens;
  }

  parseAll(): SearchNode {
    const node = this.#parseOr(undefined, 0);
    const rest = this.peek();
    if (rest.kind !== 'end') throw this.#expected('AND, OR or another term', rest);
    return node;
  }

  peek(): SearchToken {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '', start: this.#text.length, end: this.#text.length };
  }

  #next(): SearchToken {
    const token = this.peek();
    this.#at++;
    return token;
  }

  #skipKeyword(keyword: string): boolean {
    if (this.peek().kind !== 'keyword' || this.peek().text !== keyword) return false;
    this.#at++;
    return true;
  }

  #parseOr(scope: Scope, depth: number): SearchNode {
    const nodes = [this.#parseAnd(scope, depth)];
    while (this.#skipKeyword('OR')) nodes.push(this.#parseAnd(scope, depth));
    return combine('or', nodes);
  }

  #parseAnd(scope: Scope, depth: number): SearchNode {
    const nodes = [this.#parseNot(scope, depth)];
    for (;;) {
      const { kind, text } = this.peek();
      const isOver = kind === 'end' || kind === 'close' || (kind === 'keyword' && text === 'OR');
      if (!this.#skipKeyword('AND') && isOver) return combine('and', nodes);
      nodes.push(this.#parseNot(scope, depth));
    }
  }

  #parseNot(scope: Scope, depth: number): SearchNode {
    const token = this.peek();
    if (depth > maxDepth) throw this.#expected(`at most ${maxDepth} levels`, token);
    if (token.kind === 'minus' || (token.kind === 'keyword' && token.text === 'NOT')) {
      this.#next();
      return { kind: 'not', node: this.#parseNot(scope, depth + 1) };
    }
    if (token.kind === 'open') return this.#parseGroup(scope, depth);
    return token.kind === 'key' ? this.#parseKey(scope, depth) : this.#parseValue(scope);
  }

  #parseGroup(scope: Scope, depth: number): SearchNode {
    this.#next();
    const node = this.#parseOr(scope, depth + 1);
    if (this.peek().kind !== 'close') throw this.#expected("')'", this.peek());
    this.#next();
    return node;
  }

  #parseKey(scope: Scope, depth: number): SearchNode {
    const key = this.#next();
    if (scope) throw this.#expected(`a value of '${scope.key}' (a colon in it goes into quotes)`, key);
    const value = this.peek();
    if (value.start !== key.end || value.kind === 'end') {
      throw syntaxError(this.#text, `a value directly after '${key.text}'`, key.end);
    }
    if (key.text === '*:') return this.#parseAnyAttribute(key, value);
    const inner = { attribute: this.#attributeOf(key), key: key.text };
    return value.kind === 'open' ? this.#parseGroup(inner, depth) : this.#parseValue(inner);
  }

  #attributeOf(key: SearchToken): SearchAttribute {
    const hasAt = key.text.startsWith('@');
    const { text: name, pattern } = readWord(key.text.slice(hasAt ? 1 : 0, -1));
    if (name === '') throw this.#expected('the name of an attribute', key);
    if (name === '_exists_' || name === '_missing_') {
      throw unsupportedError(this.#text, `'${key.text}'; write attribute:* or -attribute:*`, key.start);
    }
    if (key.text === 'tags:') throw unsupportedError(this.#text, "'tags:'; write key:value", key.start);
    if (pattern !== undefined) {
      throw unsupportedError(this.#text, `wildcard in the name of an attribute (${key.text})`, key.start);
    }
    return { name, hasAt };
  }

  /** `*:*`, all there is; Datadog's full-text search of all attributes, `*:word`, is for logs. */
  #parseAnyAttribute(key: SearchToken, value: SearchToken): SearchNode {
    if (value.text !== '*') throw unsupportedError(this.#text, 'search in all attributes (*:…)', key.start);
    this.#next();
    return { kind: 'all' };
  }

  /** A value of the scope's attribute, or a word or phrase of the full text. */
  #parseValue(scope: Scope): SearchNode {
    const token = this.#next();
    const following = this.peek();
    if (token.kind === 'word' && !scope) this.#refuseNoText(token, following);
    const match = parseMatch(this.#text, token, scope?.attribute);
    const isApart = following.start > token.end || following.kind === 'close' || following.kind === 'end';
    if (!isApart) throw this.#expected('a space between two terms', following);
    if (scope) return { kind: 'attribute', attribute: scope.attribute, match };
    return match.kind === 'exists' ? { kind: 'all' } : { kind: 'text', match };
  }

  #refuseNoText(word: SearchToken, following: SearchToken): void {
    if (following.kind === 'open' && following.start === word.end) {
      throw unsupportedError(this.#text, `function ${word.text}()`, word.start);
    }
    if (word.text.startsWith('@')) throw syntaxError(this.#text, `':' and a value after '${word.text}'`, word.end);
  }

  #expected(what: string, token: SearchToken): Error {
    return syntaxError(this.#text, what, token.start);
  }
}

/** One node stands for itself; nested lists of the same kind become one. */
function combine(kind: 'and' | 'or', nodes: readonly SearchNode[]): SearchNode {
  const flat = nodes.flatMap((node) => (node.kind === kind ? node.nodes : [node]));
  const [only] = flat;
  return flat.length === 1 && only ? only : { kind, nodes: flat };
}
