import { expectedError } from './monitor-query-error.ts';

/** A piece of a text, and where it begins. */
export interface Placed<Value> {
  readonly value: Value;
  readonly at: number;
}

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
  takeString(what: string): Placed<string> {
    const found = this.takeMatch(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/sy, what);
    return { value: found.value.slice(1, -1).replace(/\\(["'\\])/g, '$1'), at: found.at };
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
