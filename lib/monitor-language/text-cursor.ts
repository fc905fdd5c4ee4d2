import { expectedError } from './monitor-query-error.ts';

/** A piece of a text, and where it begins. */
export interface Placed<Value> {
  readonly value: Value;
  readonly at: number;
}

/** A text that stood in quotes. */
export interface QuotedText extends Placed<string> {
  /** Where in the query a character of it is written. */
  readonly placeOf: (offset: number) => number;
}

const escapes = /\\(["'\\])/g;

/** The text of a query, read from front to back; white space may stand between any two things read. */
export class TextCursor {
  readonly text: string;
  #at = 0;

  constructor(text: string) {
    this.text = text;
    this.#skipSpace();
  }

  /** Where the next thing begins. */
  get at(): number {
    return this.#at;
  }

  /** All that is left. */
  get rest(): string {
    return this.text.slice(this.#at);
  }

  get isAtEnd(): boolean {
    return this.#at >= this.text.length;
  }

  /** Moves past `literal` if that comes next, and says whether it did. */
  skip(literal: string): boolean {
    if (!this.text.startsWith(literal, this.#at)) return false;
    this.#at += literal.length;
    this.#skipSpace();
    return true;
  }

  /** Moves past `literal`, which must come next. */
  take(literal: string): void {
    if (!this.skip(literal)) throw this.expected(`'${literal}'`);
  }

  /** What a pattern matches here, or undefined. @param pattern is sticky (`/…/y`) */
  match(pattern: RegExp): Placed<string> | undefined {
    pattern.lastIndex = this.#at;
    const value = pattern.exec(this.text)?.[0];
    if (value === undefined || value === '') return undefined;
    const at = this.#at;
    this.#at += value.length;
    this.#skipSpace();
    return { value, at };
  }

  /** What a pattern matches here; `what` says in an error what it is. */
  takeMatch(pattern: RegExp, what: string): Placed<string> {
    const found = this.match(pattern);
    if (!found) throw this.expected(what);
    return found;
  }

  /** A text in double or single quotes, without them; `\` in front of a quote or of itself makes that a character. */
  takeString(what: string): QuotedText {
    const found = this.takeMatch(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/sy, what);
    const inner = found.value.slice(1, -1);
    return {
      value: inner.replace(escapes, '$1'),
      at: found.at,
      placeOf: (offset) => found.at + 1 + lengthWritten(inner, offset),
    };
  }

  /** @throws MonitorQueryError when anything is left */
  takeEnd(): void {
    if (!this.isAtEnd) throw this.expected('the end of the query');
  }

  expected(what: string): Error {
    return expectedError(this.text, what, this.#at);
  }

  #skipSpace(): void {
    while (/\s/.test(this.text[this.#at] ?? '')) this.#at++;
  }
}

/** A text as `takeString` reads it back. */
export function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** How many characters were written for so many that were meant. */
function lengthWritten(inner: string, length: number): number {
  let at = 0;
  for (let meant = 0; meant < length && at < inner.length; meant++)
    at += /^\\["'\\]/.test(inner.slice(at, at + 2)) ? 2 : 1;
  return at;
}
