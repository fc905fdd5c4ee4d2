/** What may come next in a JSON text. */
const Expect = {
  /** A value, or the end of the text. */
  top: 0,
  value: 1,
  valueOrClose: 2,
  keyOrClose: 3,
  key: 4,
  colon: 5,
  commaOrClose: 6,
} as const;
type Expect = (typeof Expect)[keyof typeof Expect];

/** Characters that are kept; no tag is longer. */
const maxLength = 30_000;

const literal = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

/**
 * A query or body in JSON with `"?"` in place of all values: keys and structure stay, whitespace goes. As the Agent does with
 * queries of MongoDB and bodies of Elasticsearch and OpenSearch: several texts may follow each other (bulk requests); where it
 * ceases to be JSON, or is cut off, `...` ends it.
 */
export function obfuscateJson(json: string): string {
  return new JsonObfuscation(json).run();
}

class JsonObfuscation {
  readonly #json: string;
  #at = 0;
  #result = '';
  #expect: Expect = Expect.top;
  readonly #closers: ('}' | ']')[] = [];

  constructor(json: string) {
    this.#json = json;
  }

  run(): string {
    while (this.#at < this.#json.length) {
      const isRead = this.#result.length < maxLength && this.#step(this.#json[this.#at] as string);
      if (!isRead) return `${this.#result}...`;
    }
    return this.#expect === Expect.top ? this.#result.trimEnd() : `${this.#result}...`;
  }

  /** @returns false where the text ceases to be JSON */
  #step(character: string): boolean {
    if (isSpace(character)) return this.#skipSpace();
    if (this.#expect <= Expect.valueOrClose && character !== ']') return this.#beginValue(character);
    switch (character) {
      case '"':
        return (this.#expect === Expect.key || this.#expect === Expect.keyOrClose) && this.#takeKey();
      case ':':
        return this.#expect === Expect.colon && this.#take(character, Expect.value);
      case ',':
        if (this.#expect !== Expect.commaOrClose) return false;
        return this.#take(character, this.#closers.at(-1) === '}' ? Expect.key : Expect.value);
      default:
        return this.#close(character);
    }
  }

  /** Between two texts there is a space. */
  #skipSpace(): boolean {
    if (this.#expect === Expect.top && this.#result !== '' && !isSpace(this.#json[this.#at - 1] ?? ''))
      this.#result += ' ';
    this.#at++;
    return true;
  }

  #beginValue(character: string): boolean {
    if (character === '{' || character === '[') {
      this.#closers.push(character === '{' ? '}' : ']');
      return this.#take(character, character === '{' ? Expect.keyOrClose : Expect.valueOrClose);
    }
    const end = character === '"' ? endOfString(this.#json, this.#at) : endOfLiteral(this.#json, this.#at);
    if (end >= 0 || character === '"') this.#result += '"?"';
    this.#endValue(end);
    return end >= 0;
  }

  #takeKey(): boolean {
    const end = endOfString(this.#json, this.#at);
    if (end < 0) return false;
    this.#result += this.#json.slice(this.#at, end);
    this.#at = end;
    this.#expect = Expect.colon;
    return true;
  }

  #close(character: string): boolean {
    const whenEmpty = character === '}' ? Expect.keyOrClose : Expect.valueOrClose;
    const mayClose = this.#expect === Expect.commaOrClose || this.#expect === whenEmpty;
    if (!mayClose || character !== this.#closers.at(-1)) return false;
    this.#closers.pop();
    this.#result += character;
    this.#endValue(this.#at + 1);
    return true;
  }

  #endValue(end: number): void {
    this.#at = end;
    this.#expect = this.#closers.length === 0 ? Expect.top : Expect.commaOrClose;
  }

  #take(character: string, expect: Expect): boolean {
    this.#result += character;
    this.#at++;
    this.#expect = expect;
    return true;
  }
}

/** @returns the place after the closing quote; -1 when there is none */
function endOfString(json: string, quoteAt: number): number {
  for (let at = quoteAt + 1; at < json.length; at++) {
    const character = json[at];
    if (character === '"') return at + 1;
    if (character === '\\') at++;
  }
  return -1;
}

/** @returns the place after a number, true, false or null; -1 when there is none */
function endOfLiteral(json: string, at: number): number {
  literal.lastIndex = at;
  return literal.test(json) ? literal.lastIndex : -1;
}

function isSpace(character: string): boolean {
  return character === ' ' || character === '\n' || character === '\t' || character === '\r';
}
