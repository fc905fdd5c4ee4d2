/** What a key has been seen as, added up; rows of `span_keys`. */
export const keyFacts = {
  tag: 1,
  number: 2,
  /** Some value of it stands in `extra`. */
  extra: 4,
} as const;

/** A key and its values, numbered from 1. Number 0 is that of all values that stand in `extra`. */
export class KeyTerms {
  readonly id: number;
  readonly name: string;
  /** Values it may have. */
  readonly limit: number;
  /** `keyFacts`, added up. */
  #facts = 0;
  readonly #numbers = new Map<string, number>();
  readonly #texts: (string | undefined)[] = [undefined];
  /** Numbers that may be given again. */
  #free: number[] = [];
  /** Numbers whose value was forgotten: somebody who reads may still hold one, so they are given again only later. */
  #resting: number[] = [];
  /** What was asked for since `watch`; undefined while nobody wants to know. */
  #watched: { facts: number; readonly numbers: Set<number> } | undefined;

  /** The highest number: higher than the limit, as those that rest take no room from others. */
  readonly #highest: number;
  /** A value that it has always had, and keeps: number 1. */
  readonly #pinned: string | undefined;

  constructor(
    id: number,
    name: string,
    options: { readonly limit: number; readonly highest: number; readonly pinned?: string },
  ) {
    this.id = id;
    this.name = name;
    this.limit = options.limit;
    this.#highest = options.highest;
    this.#pinned = options.pinned;
    if (options.pinned !== undefined) this.set(1, options.pinned);
  }

  get facts(): number {
    return this.#facts;
  }

  /** How many values it has. */
  get size(): number {
    return this.#numbers.size;
  }

  get isFull(): boolean {
    return this.#numbers.size >= this.limit;
  }

  /** Numbers are below this. */
  get numberLimit(): number {
    return Math.max(this.#highest + 1, this.#texts.length);
  }

  /** Whether it has been seen as this. */
  has(fact: number): boolean {
    return (this.#facts & fact) !== 0;
  }

  /** Remembers that it is seen as this. @returns whether that is new */
  note(fact: number): boolean {
    if (this.#watched) this.#watched.facts |= fact;
    const isNew = !this.has(fact);
    this.#facts |= fact;
    return isNew;
  }

  /** The value with a number; empty when there is none. */
  textOf(number: number): string {
    return this.#texts[number] ?? '';
  }

  /** The number of a value, for somebody who only looks. */
  find(value: string): number | undefined {
    return this.#numbers.get(value);
  }

  /** The number of a value that is being stored. */
  use(value: string): number | undefined {
    const number = this.#numbers.get(value);
    if (number !== undefined) this.#watched?.numbers.add(number);
    return number;
  }

  /** Gives a new value a number; 0 when there is no room. */
  add(value: string): number {
    if (this.isFull) return 0;
    const number = this.#free.pop() ?? this.#texts.length;
    if (number > this.#highest) return 0;
    this.set(number, value);
    this.#watched?.numbers.add(number);
    return number;
  }

  /** Puts a value where it was stored. When all are there, `findFree` is to be called. */
  set(number: number, value: string): void {
    while (this.#texts.length < number) this.#texts.push(undefined);
    this.#texts[number] = value;
    this.#numbers.set(value, number);
  }

  /** Finds the numbers between those that have values. */
  findFree(): void {
    this.#free = this.#texts.flatMap((text, number) => (text === undefined && number > 0 ? [number] : []));
  }

  /** Numbers of the values that match. */
  numbersWhere(matches: (value: string) => boolean): number[] {
    const found: number[] = [];
    for (const [value, number] of this.#numbers) if (matches(value)) found.push(number);
    return found;
  }

  /** Its values but the one that it has always. */
  entries(): (readonly [value: string, number: number])[] {
    return [...this.#numbers].filter(([value]) => value !== this.#pinned);
  }

  /** From now on notes what is asked for. */
  watch(): void {
    this.#watched = { facts: 0, numbers: new Set() };
  }

  /**
   * Forgets what is neither in use nor was asked for since `watch`, and ends that.
   * @returns the values forgotten
   */
  forget(inUse: { readonly facts: number; readonly numbers: ReadonlySet<number> }): readonly string[] {
    const { facts, numbers } = this.#watched ?? { facts: this.#facts, numbers: new Set(this.#numbers.values()) };
    this.#watched = undefined;
    this.#facts = facts | inUse.facts;
    this.#free.push(...this.#resting);
    this.#resting = [];
    const forgotten = this.entries().filter(([, number]) => !inUse.numbers.has(number) && !numbers.has(number));
    for (const [value, number] of forgotten) {
      this.#numbers.delete(value);
      this.#texts[number] = undefined;
      this.#resting.push(number);
    }
    return forgotten.map(([value]) => value);
  }
}
