import { lexScope, type ScopeToken, type ScopeTokenKind } from './lex-scope.ts';
import { ScopeError } from './scope-error.ts';
import type { Scope, ScopeNode, ScopeTag } from './scope-types.ts';

const maxLength = 2000;

/** Of parentheses, as at Datadog. */
const maxNesting = 2;

const keyPattern = /^[\p{L}\p{N}_@][\p{L}\p{N}_.\-/@]*$/u;

/**
 * Reads the scope of a downtime (api.md 7.3): `*`, or conditions that must all hold, with or without AND between: `key:value`
 * with `*` as a wildcard, `key:(a OR b)`, `(service:a OR host:b)`, and `-` or NOT before a `key:value` or `key:(a OR b)`.
 * @throws ScopeError for anything else, naming what Datadog's downtimes do not have either
 */
export function parseScope(text: string): Scope {
  if (text.length > maxLength) throw new ScopeError(`Invalid scope: at most ${maxLength} characters`, maxLength);
  if (text.trim() === '') throw new ScopeError('Invalid scope: it is empty; * is all groups', 0);
  if (text.trim() === '*') return { node: { kind: 'all' }, parts: ['*'] };
  return new ScopeParser(text).parse();
}

class ScopeParser {
  readonly #text: string;
  readonly #tokens: readonly ScopeToken[];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = lexScope(text);
  }

  parse(): Scope {
    const nodes: ScopeNode[] = [];
    const parts: string[] = [];
    do {
      const { start } = this.#next;
      nodes.push(this.#term(0));
      parts.push(this.#text.slice(start, this.#tokens[this.#at - 1]?.end));
      if (this.#next.kind === 'or') {
        throw this.#refusal('OR is not supported at the top of a scope; make two downtimes, or put it in parentheses');
      }
    } while (this.#takesAnd());
    if (this.#next.kind !== 'end') throw this.#unexpected();
    return { node: joined('and', nodes), parts };
  }

  /** Conditions between parentheses; AND binds more tightly than OR. */
  #alternatives(nesting: number): ScopeNode {
    const nodes: ScopeNode[] = [];
    do nodes.push(this.#conjunction(nesting));
    while (this.#takes('or'));
    return joined('or', nodes);
  }

  #conjunction(nesting: number): ScopeNode {
    const nodes: ScopeNode[] = [];
    do nodes.push(this.#term(nesting));
    while (this.#takesAnd());
    return joined('and', nodes);
  }

  #term(nesting: number): ScopeNode {
    const isNegated = this.#takes('minus') || this.#takes('not');
    const token = this.#next;
    if (token.kind === 'key') {
      const node = this.#tagOrValues(nesting, isNegated);
      return isNegated ? { kind: 'not', operand: node } : node;
    }
    if (token.kind === 'open') {
      if (isNegated) throw this.#refusal('only key:value and key:(a OR b) can be negated');
      this.#open(nesting);
      const node = this.#alternatives(nesting + 1);
      this.#close();
      return node;
    }
    if (token.kind === 'value' || token.kind === 'phrase')
      throw new ScopeError('All values must have a key', token.start);
    throw this.#unexpected();
  }

  /** `key:value`, `key:(a OR b)`. */
  #tagOrValues(nesting: number, isNegated: boolean): ScopeNode {
    const keyToken = this.#next;
    const key = keyToken.text.slice(0, -1);
    if (!keyPattern.test(key)) throw this.#refusal(`'${key}' has characters that no key may have`);
    this.#at++;
    const value = this.#next;
    if (value.start !== keyToken.end) throw this.#refusal(`a value must follow '${keyToken.text}'`);
    if (value.kind !== 'open') return this.#tag(key);
    this.#open(nesting);
    const node = this.#values(key, isNegated);
    this.#close();
    return node;
  }

  /** Between the parentheses behind a key. */
  #values(key: string, isNegated: boolean): ScopeNode {
    const nodes: ScopeNode[] = [this.#tag(key)];
    const { kind } = this.#next;
    if (kind === 'close') return joined('and', nodes);
    if (kind !== 'or' && kind !== 'and') throw this.#unexpected();
    if (kind === 'and' && isNegated) throw this.#refusal(`-${key}:(a AND b) is not supported`);
    while (this.#takes(kind)) nodes.push(this.#tag(key));
    if (this.#next.kind === 'and' || this.#next.kind === 'or') throw this.#refusal('AND beside OR needs parentheses');
    return joined(kind, nodes);
  }

  #tag(key: string): ScopeTag {
    const token = this.#next;
    if (token.kind === 'minus' || token.kind === 'not') throw this.#refusal(`a value of ${key}:(…) cannot be negated`);
    if (token.kind !== 'value' && token.kind !== 'phrase') throw this.#unexpected();
    const isLiteral = token.kind === 'phrase';
    const value = isLiteral ? token.text.slice(1, -1) : token.text;
    if (value === '') throw this.#refusal('a value is empty');
    if (!isLiteral && value.includes('?')) throw this.#refusal(`the wildcard ? is not supported; use *`);
    this.#at++;
    return { kind: 'tag', key, value, isLiteral };
  }

  #open(nesting: number): void {
    if (nesting >= maxNesting) throw this.#refusal(`parentheses may be nested ${maxNesting} levels deep`);
    this.#at++;
  }

  #close(): void {
    if (!this.#takes('close')) throw this.#unexpected();
  }

  get #next(): ScopeToken {
    return this.#tokens[Math.min(this.#at, this.#tokens.length - 1)] as ScopeToken;
  }

  #takes(kind: ScopeTokenKind): boolean {
    if (this.#next.kind !== kind) return false;
    this.#at++;
    return true;
  }

  /** Conditions side by side must hold together, as those with AND between. */
  #takesAnd(): boolean {
    return this.#takes('and') || ['minus', 'not', 'key', 'open', 'value', 'phrase'].includes(this.#next.kind);
  }

  #refusal(reason: string): ScopeError {
    return new ScopeError(`Invalid scope: ${reason} (at character ${this.#next.start + 1})`, this.#next.start);
  }

  #unexpected(): ScopeError {
    const { kind, text } = this.#next;
    return this.#refusal(kind === 'end' ? 'it ends too early' : `unexpected '${text}'`);
  }
}

function joined(kind: 'and' | 'or', operands: readonly ScopeNode[]): ScopeNode {
  const [first] = operands;
  return operands.length === 1 && first ? first : { kind, operands };
}
