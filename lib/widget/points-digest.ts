/**
 * A digest of texts and numbers in their order, of 53 bits, so that it is a number in JSON too: two sides that hold the
 * same points find the same. It is cheap and guards against chance, not against somebody who wants two to be the same.
 */
export class PointsDigest {
  #low = 0x9e3779b9;
  #high = 0x85ebca6b;
  #words = 0;
  readonly #number = new Float64Array(1);
  readonly #bits = new Uint32Array(this.#number.buffer);

  /** Adds a number by its bits; 0 and -0 are one, as in JSON. What is no number is a mark of its own. */
  number(value: number | null | undefined): void {
    if (value === null || value === undefined || !Number.isFinite(value)) {
      this.#add(0x7ff80001);
      return;
    }
    this.#number[0] = value + 0;
    this.#add(this.#bits[0] as number);
    this.#add(this.#bits[1] as number);
  }

  /** Adds a text, told from what comes before and after it. */
  text(text: string): void {
    this.#add(text.length);
    for (let at = 0; at < text.length; at += 1) this.#add(text.charCodeAt(at));
  }

  /** The digest of all that was added, a whole number below 2^53. */
  value(): number {
    const low = finished(this.#low ^ this.#words);
    const high = finished(this.#high ^ this.#words ^ low);
    return (high & 0x1fffff) * 2 ** 32 + low;
  }

  /** A step of MurmurHash3 in each of two lanes. */
  #add(word: number): void {
    this.#words += 1;
    let one = Math.imul(word, 0xcc9e2d51);
    one = Math.imul((one << 15) | (one >>> 17), 0x1b873593) ^ this.#low;
    this.#low = (Math.imul((one << 13) | (one >>> 19), 5) + 0xe6546b64) | 0;
    let two = Math.imul(word, 0x239b961b);
    two = Math.imul((two << 17) | (two >>> 15), 0xab0e9789) ^ this.#high;
    this.#high = (Math.imul((two << 18) | (two >>> 14), 5) + 0x38b34ae5) | 0;
  }
}

function finished(lane: number): number {
  let mixed = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
