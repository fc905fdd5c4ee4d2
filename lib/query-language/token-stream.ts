import type { Token, TokenKind } from './lex.ts';
import { syntaxError } from './query-error.ts';

/** Tokens of a query, read from front to back; the last one (`end`) is never passed. */
export class TokenStream {
  readonly text: string;
  readonly #tokens: readonly Token[];
  readonly #end: Token;
  #at = 0;

  constructor(text: string, tokens: readonly Token[]) {
    this.text = text;
    this.#tokens = tokens;
    this.#end = tokens.at(-1) ?? { kind: 'end', text: '', start: text.length, end: text.length };
  }

  /** The token `ahead` places on, without moving. */
  peek(ahead = 0): Token {
    return this.#tokens[this.#at + ahead] ?? this.#end;
  }

  /** The next token; moves past it. */
  next(): Token {
    const token = this.peek();
    this.#at += 1;
    return token;
  }

  /** Moves past the next token if it is this punctuation, and says whether it was. */
  skipText(text: string): boolean {
    if (this.peek().kind !== 'punctuation' || this.peek().text !== text) return false;
    this.#at += 1;
    return true;
  }

  /** The next token, which must be of this kind; else the grammar's `rule` did not match. */
  take(kind: TokenKind, rule: string): Token {
    const token = this.peek();
    if (token.kind !== kind) throw syntaxError(this.text, rule, token.start);
    return this.next();
  }

  /** Moves past this punctuation, which must come next; else the grammar's `rule` did not match. */
  takeText(text: string, rule: string): void {
    if (!this.skipText(text)) throw syntaxError(this.text, rule, this.peek().start);
  }
}
