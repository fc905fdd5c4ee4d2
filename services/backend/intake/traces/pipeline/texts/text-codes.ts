import { TextCache } from './text-cache.ts';

const maxCharacters = 1_000_000;
/** Texts of a batch past which the columns are not kept for the next. */
const keptTexts = 65_536;

/**
 * A small number for each text, of a batch at hand: what a key says, what a value stands for. Each text of a batch is looked at
 * once, and not at all when it came in an earlier batch.
 */
export class TextCodes<Code extends number> {
  readonly #read: (text: string) => Code;
  readonly #cache = new TextCache<Code>(maxCharacters);
  #texts: readonly string[] = [];
  #codes = new Int32Array(256);
  #batchOf = new Uint32Array(256);
  #batch = 0;

  constructor(read: (text: string) => Code) {
    this.#read = read;
  }

  /** Starts a batch; texts may be added to it meanwhile. */
  begin(texts: readonly string[]): void {
    this.#texts = texts;
    this.#batch++;
    if (this.#codes.length > keptTexts) this.#resize(256);
  }

  of(text: number): Code {
    if (text < this.#batchOf.length && this.#batchOf[text] === this.#batch) return this.#codes[text] as Code;
    if (text >= this.#batchOf.length) this.#resize(2 ** Math.ceil(Math.log2(text + 1)));
    const key = this.#texts[text] as string;
    let code = this.#cache.get(key);
    if (code === undefined) {
      code = this.#read(key);
      this.#cache.set(key, code);
    }
    this.#codes[text] = code;
    this.#batchOf[text] = this.#batch;
    return code;
  }

  #resize(length: number): void {
    const [codes, batchOf] = [new Int32Array(length), new Uint32Array(length)];
    if (length > this.#codes.length) {
      codes.set(this.#codes);
      batchOf.set(this.#batchOf);
    }
    this.#codes = codes;
    this.#batchOf = batchOf;
  }
}
