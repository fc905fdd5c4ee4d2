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
  facts = 0;
  readonly #numbers = new Map<string, number>();
  readonly #texts: (string | undefined)[] = [undefined];
  /** Numbers that have no value any more. */
  #free: number[] = [];
  /** Numbers asked for since `forgetUse`; undefined while nobody wants to know. */
  #used: Set<number> | undefined;

  constructor(id: number, name: string, limit: number) {
    this.id = id;
    this.name = name;
    this.limit = limit;
  }

  /** How many values it has. */
  get size(): number {
    return this.#numbers.size;
  }

  /** Numbers are below this. */
  get numberLimit(): number {
    return Math.max(this.limit + 1, this.#texts.length);
  }

  has(fact: number): boolean {
    return (this.facts & fact) !== 0;
  }

  /** The value with a number; empty when there is none. */
  textOf(number: number): string {
    return this.#texts[number] ?? '';
  }

  /** The number of a value that it has. */
  numberOf(value: string): number | undefined {
    const number = this.#numbers.get(value);
    if (number !== undefined) this.#used?.add(number);
    return number;
  }

  /** As `numberOf`, for somebody who only looks. */
  find(value: string): number | undefined {
    return this.#numbers.get(value);
  }

  /** Gives a new value a number; 0 when there is no room. */
  add(value: string): number {
    if (this.#numbers.size >= this.limit) return 0;
    const number = this.#free.pop() ?? this.#texts.length;
    if (number > this.limit) return 0;
    this.set(number, value);
    this.#used?.add(number);
    return number;
  }

  /** Puts a value where it was stored. */
  set(number: number, value: string): void {
    while (this.#texts.length < number) this.#texts.push(undefined);
    this.#texts[number] = value;
    this.#numbers.set(value, number);
  }

  /** Numbers of the values that match. */
  numbersWhere(matches: (value: string) => boolean): number[] {
    const found: number[] = [];
    for (const [value, number] of this.#numbers) if (matches(value)) found.push(number);
    return found;
  }

  entries(): Iterable<readonly [value: string, number: number]> {
    return this.#numbers;
  }
}
