import type { Mended } from './mended.ts';
import { TextCache } from './text-cache.ts';
import type { TextTable } from './text-table.ts';

/** Characters of texts, and of what became of them, that a role remembers. */
const maxCharacters = 1_000_000;

/** Texts of a batch past which the columns are not kept for the next. */
const keptTexts = 65_536;

/**
 * What texts become in one role: as a service, as the value of a tag. Each text of a batch is worked on once. Spans ask by the
 * position of the text.
 */
export class TextRole {
  readonly #mend: (text: string) => Mended<string>;
  readonly #cache: TextCache<Mended<string>> | undefined;
  readonly #count: (reason: string) => void;
  readonly #hides: boolean;
  #table: TextTable | undefined;
  /** Text → what it becomes, of the batch whose number stands in `#batchOf`. */
  #becomes = new Uint32Array(256);
  #batchOf = new Uint32Array(256);
  #reasonOf: (string | undefined)[] = [];
  #batch = 0;

  /**
   * @param count is called for each span whose text had to be mended
   * @param options `hides`: what a text becomes is shown in its place, and the text itself should not be kept; `isDear`: it is
   * worth remembering from batch to batch what a text becomes
   */
  constructor(
    mend: (text: string) => Mended<string>,
    count: (reason: string) => void,
    options: { readonly hides?: boolean; readonly isDear?: boolean } = {},
  ) {
    this.#mend = mend;
    this.#count = count;
    this.#hides = options.hides ?? false;
    this.#cache = options.isDear ? new TextCache(maxCharacters) : undefined;
  }

  /** Starts a batch. */
  begin(table: TextTable): void {
    this.#table = table;
    this.#batch++;
    this.#reasonOf.length = 0;
    if (this.#batchOf.length <= keptTexts) return;
    this.#becomes = new Uint32Array(256);
    this.#batchOf = new Uint32Array(256);
  }

  /** @returns the position of what the text becomes */
  of(text: number): number {
    if (text >= this.#batchOf.length || this.#batchOf[text] !== this.#batch) return this.#first(text);
    if (this.#reasonOf.length > 0) this.#countReason(text);
    return this.#becomes[text] as number;
  }

  #first(text: number): number {
    const table = this.#table as TextTable;
    if (text >= this.#batchOf.length) this.#grow(text);
    const original = table.texts[text] as string;
    const { text: mended, reason } = this.#mended(original);
    const becomes = mended === original ? text : table.add(mended);
    this.#becomes[text] = becomes;
    this.#batchOf[text] = this.#batch;
    if (this.#hides && becomes !== text) table.hidden.push(text);
    if (reason !== undefined) {
      this.#reasonOf[text] = reason;
      this.#count(reason);
    }
    return becomes;
  }

  #mended(original: string): Mended<string> {
    const known = this.#cache?.get(original);
    if (known !== undefined) return known;
    const made = this.#mend(original);
    this.#cache?.set(original, made, made.text === original ? 0 : made.text.length);
    return made;
  }

  #countReason(text: number): void {
    const reason = this.#reasonOf[text];
    if (reason !== undefined) this.#count(reason);
  }

  #grow(text: number): void {
    const length = 2 ** Math.ceil(Math.log2(text + 1));
    const becomes = new Uint32Array(length);
    becomes.set(this.#becomes);
    this.#becomes = becomes;
    const batchOf = new Uint32Array(length);
    batchOf.set(this.#batchOf);
    this.#batchOf = batchOf;
  }
}
