/** Half of the places stay empty, so that what is sought is found within a few steps. */
const firstPlaces = 1 << 14;

/** The second of a pair is below this; the first may be up to twice of it. */
export const pairLimit: number = 2 ** 26;

/** Numbers by pairs of positions: what a batch's texts, two by two, have turned out to be. Emptied for each batch at no cost. */
export class PairNumbers {
  #pairs = new Float64Array(firstPlaces);
  #numbers = new Uint32Array(firstPlaces);
  /** The turn in which a place was filled. */
  #turns = new Uint32Array(firstPlaces);
  #turn = 1;
  #size = 0;

  /** Forgets all pairs. */
  clear(): void {
    this.#turn++;
    this.#size = 0;
    if (this.#turn <= 0xffffffff) return;
    this.#turn = 1;
    this.#turns.fill(0);
  }

  /** @returns -1 when the pair is unknown */
  get(first: number, second: number): number {
    const place = this.#placeOf(first, second);
    return this.#turns[place] === this.#turn ? (this.#numbers[place] as number) : -1;
  }

  set(first: number, second: number, number: number): void {
    if (this.#size * 2 >= this.#pairs.length) this.#grow();
    const place = this.#placeOf(first, second);
    if (this.#turns[place] !== this.#turn) this.#size++;
    this.#turns[place] = this.#turn;
    this.#pairs[place] = pairOf(first, second);
    this.#numbers[place] = number;
  }

  /** The place of a pair, or the empty one where it belongs. */
  #placeOf(first: number, second: number): number {
    const mask = this.#pairs.length - 1;
    const pair = pairOf(first, second);
    let place = (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 0;
    place = (place ^ (place >>> 15)) & mask;
    while (this.#turns[place] === this.#turn && this.#pairs[place] !== pair) place = (place + 1) & mask;
    return place;
  }

  #grow(): void {
    const before = { pairs: this.#pairs, numbers: this.#numbers, turns: this.#turns };
    const places = before.pairs.length * 2;
    this.#pairs = new Float64Array(places);
    this.#numbers = new Uint32Array(places);
    this.#turns = new Uint32Array(places);
    for (let at = 0; at < before.pairs.length; at++) {
      if (before.turns[at] !== this.#turn) continue;
      const pair = before.pairs[at] as number;
      const place = this.#placeOf(Math.floor(pair / pairLimit), pair % pairLimit);
      this.#pairs[place] = pair;
      this.#numbers[place] = before.numbers[at] as number;
      this.#turns[place] = this.#turn;
    }
  }
}

/** Both in one number, without loss. */
function pairOf(first: number, second: number): number {
  return first * pairLimit + second;
}
