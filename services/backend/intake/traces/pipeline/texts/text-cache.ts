/**
 * What was made of a text, for as long as it is asked for. Bounded by the characters of its texts: when the younger half is
 * full the older one is forgotten, and what is found in the older one moves to the younger.
 */
export class TextCache<Value> {
  readonly #maxCharacters: number;
  #younger = new Map<string, Value>();
  #older = new Map<string, Value>();
  #characters = 0;

  /** @param maxCharacters of the texts that are kept, and 64 more for each; twice that at most */
  constructor(maxCharacters: number) {
    this.#maxCharacters = maxCharacters;
  }

  get(text: string): Value | undefined {
    const value = this.#younger.get(text);
    if (value !== undefined) return value;
    const old = this.#older.get(text);
    if (old !== undefined) this.set(text, old);
    return old;
  }

  /** @param madeOf characters that the value takes besides the text */
  set(text: string, value: Value, madeOf = 0): void {
    const characters = text.length + madeOf + 64;
    if (characters > this.#maxCharacters) return;
    if (this.#characters + characters > this.#maxCharacters) {
      this.#older = this.#younger;
      this.#younger = new Map();
      this.#characters = 0;
    }
    this.#younger.set(text, value);
    this.#characters += characters;
  }
}
