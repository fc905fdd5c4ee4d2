/** The texts of one batch, with room for more. Entry 0 is the empty text. */
export class TextTable {
  readonly texts: string[];
  /** Texts in whose place another is shown; where nothing else refers to them, they need not be kept. */
  readonly hidden: number[] = [];
  /** What was added, by text. */
  readonly #added = new Map<string, number>();

  constructor(texts: string[]) {
    this.texts = texts;
    if (texts.length === 0) texts.push('');
  }

  /** @returns the position of a text; one that was added before is found again */
  add(text: string): number {
    if (text === '') return 0;
    const known = this.#added.get(text);
    if (known !== undefined) return known;
    const index = this.texts.push(text) - 1;
    this.#added.set(text, index);
    return index;
  }
}
