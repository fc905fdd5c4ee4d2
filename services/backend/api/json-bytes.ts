/** Bytes of the first piece, and of any but a single long text; each is four times the one before. */
const [leastBytes, mostBytes] = [16_384, 262_144];

/** Bytes that any number takes at most: `-1.2345678901234567e-308`. */
const numberBytes = 24;

/** Decimals that are written digit by digit: a number with more goes through its text. */
const decimals = 1000;

/** Of 15 digits no two decimals are the same number, so that a decimal is the shortest text of its own. */
const fifteenDigits = 1e15;

const [comma, minus, point, zero] = [0x2c, 0x2d, 0x2e, 0x30];
const encoder = new TextEncoder();

/**
 * Writes JSON as bytes, and hands it over piece by piece, so that it is on its way while the rest is written. Most of what a large
 * answer takes is the text of its numbers: those with three decimals or fewer need none.
 */
export class JsonBytes {
  readonly #handOver: (piece: Uint8Array) => void;
  #pieceBytes = leastBytes;
  #piece = Buffer.allocUnsafeSlow(leastBytes);
  #at = 0;

  constructor(handOver: (piece: Uint8Array) => void) {
    this.#handOver = handOver;
  }

  text(json: string): void {
    this.bytes(encoder.encode(json));
  }

  /** Bytes of JSON; they are copied. */
  bytes(json: Uint8Array): void {
    const { length } = json;
    this.#reserve(length);
    const piece = this.#piece;
    const at = this.#at;
    // A loop: of a few bytes `set` costs more than their copy.
    if (length > 64) piece.set(json, at);
    else for (let byte = 0; byte < length; byte++) piece[at + byte] = json[byte] as number;
    this.#at = at + length;
  }

  comma(): void {
    this.#reserve(1);
    this.#piece[this.#at++] = comma;
  }

  /** As `JSON.stringify` writes it: what is not finite is null, −0 is 0. */
  number(value: number): void {
    this.#reserve(numberBytes);
    const scaled = Math.round(value * decimals);
    if (scaled / decimals === value && Math.abs(scaled) < fifteenDigits) this.#decimal(scaled);
    else this.#ascii(Number.isFinite(value) ? String(value) : 'null');
  }

  /** Hands over what is left. */
  end(): void {
    if (this.#at > 0) this.#handOver(this.#piece.subarray(0, this.#at));
    this.#at = 0;
  }

  #decimal(scaled: number): void {
    const piece = this.#piece;
    let at = this.#at;
    if (scaled < 0) piece[at++] = minus;
    const absolute = Math.abs(scaled);
    const whole = Math.floor(absolute / decimals);
    at = writeWhole(piece, at, whole);
    let rest = absolute - whole * decimals;
    if (rest > 0) piece[at++] = point;
    for (let unit = decimals / 10; rest > 0; unit /= 10) {
      const digit = Math.floor(rest / unit);
      piece[at++] = zero + digit;
      rest -= digit * unit;
    }
    this.#at = at;
  }

  #ascii(text: string): void {
    const piece = this.#piece;
    const at = this.#at;
    for (let index = 0; index < text.length; index++) piece[at + index] = text.charCodeAt(index);
    this.#at = at + text.length;
  }

  #reserve(length: number): void {
    if (this.#at + length <= this.#piece.length) return;
    this.#handOver(this.#piece.subarray(0, this.#at));
    this.#pieceBytes = Math.min(mostBytes, this.#pieceBytes * 4);
    this.#piece = Buffer.allocUnsafeSlow(Math.max(this.#pieceBytes, length));
    this.#at = 0;
  }
}

/** @returns where its digits end */
function writeWhole(piece: Uint8Array, from: number, value: number): number {
  let end = from + 1;
  for (let power = 10; value >= power; power *= 10) end++;
  let left = value;
  for (let at = end - 1; at >= from; at--) {
    const tenth = Math.floor(left / 10);
    piece[at] = zero + left - tenth * 10;
    left = tenth;
  }
  return end;
}
