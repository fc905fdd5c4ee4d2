import type { LineKey } from './key-table.ts';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const hash = 0x23;
const plus = 0x2b;
const minus = 0x2d;
const dot = 0x2e;
const colon = 0x3a;
const at = 0x40;
const pipe = 0x7c;
const underscore = 0x5f;
const capitalT = 0x54;

/** A byte in all four places of a word. */
const lineFeeds = 0x0a0a0a0a;
const colons = 0x3a3a3a3a;
const pipes = 0x7c7c7c7c;

const powersOfTen = Float64Array.from({ length: 16 }, (_, i) => 10 ** i);

/** With more digits the quotient of two doubles is not always the nearest double. */
const maxDigits = 15;

/** Values of one line that are read here; a longer line goes the long way. */
const maxValues = 512;

/** Bytes that must lie behind a packet in its buffer: a line feed, and what a read of four bytes may touch. */
export const paddingBytes = 8;

/** Codes of the types. */
export const LineType = { gauge: 1, count: 2, histogram: 3, timing: 4, set: 5, distribution: 6 } as const;

export type LineType = (typeof LineType)[keyof typeof LineType];

/**
 * Reads plain metric lines in place, without making a string: the common form, to which all of a busy client's
 * traffic belongs. What it does not understand it leaves to the full decoder, which also finds the errors.
 * Its fields hold what the last successful `scan` found.
 */
export class LineScanner {
  readonly bytes: Buffer;
  readonly view: DataView;
  readonly key: LineKey = { nameStart: 0, nameEnd: 0, type: 0, tagsStart: 0, tagsEnd: 0, hash: 0 };
  readonly values = new Float64Array(maxValues);
  valueCount = 0;
  sampleRate = 1;
  /** Where the text of the values begins and ends: the member of a set. */
  valueStart = 0;
  valueEnd = 0;
  readonly #timestamps: boolean;
  /** Where the last helper stopped reading. */
  #end = 0;
  #hash = 0;

  /**
   * @param bytes the buffer into which packets are copied, each followed by a line feed
   * @param timestamps whether `|T` has a meaning; such lines are left to the full decoder
   */
  constructor(bytes: Buffer, timestamps: boolean) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#timestamps = timestamps;
  }

  /** @returns the place of the line's LF when it has been read; -1: the full decoder has to */
  scan(start: number): number {
    const { bytes, key } = this;
    if (bytes[start] === underscore) return -1;
    this.#hash = 0;
    const nameEnd = this.#hashUntil(start, colons);
    if (nameEnd === start || bytes[nameEnd] !== colon) return -1;
    const isNumber = this.#scanValues(nameEnd + 1);
    const valueEnd = this.#end;
    if (bytes[valueEnd] !== pipe) return -1;
    const type = this.#scanType(valueEnd + 1);
    if (type === 0 || (type !== LineType.set && !isNumber) || valueEnd === nameEnd + 1) return -1;
    this.#hash ^= Math.imul(type, 0x27d4eb2f) ^ (nameEnd - start);
    key.nameStart = start;
    key.nameEnd = nameEnd;
    key.type = type;
    this.valueStart = nameEnd + 1;
    this.valueEnd = valueEnd;
    const lineEnd = this.#scanFields(this.#end);
    key.hash = finish(this.#hash ^ (key.tagsEnd - key.tagsStart));
    return lineEnd;
  }

  /** Packed numbers; stops at the '|' or LF behind them. @returns whether all of them are plain numbers */
  #scanValues(start: number): boolean {
    const { bytes, values } = this;
    let i = start;
    let count = 0;
    for (;;) {
      const value = this.#scanNumber(i);
      i = this.#end;
      if (Number.isNaN(value) || count === maxValues) break;
      values[count++] = value;
      if (bytes[i] === pipe) {
        this.valueCount = count;
        return true;
      }
      if (bytes[i] !== colon) break;
      i++;
    }
    while (bytes[i] !== pipe && bytes[i] !== lineFeed) i++;
    this.#end = i;
    return false;
  }

  /** A decimal number of up to 15 digits, without exponent; NaN when it is anything else. */
  #scanNumber(start: number): number {
    const { bytes } = this;
    let i = start;
    let byte = bytes[i] as number;
    const isNegative = byte === minus;
    if (isNegative || byte === plus) byte = bytes[++i] as number;
    const digitsStart = i;
    let mantissa = 0;
    while (byte >= 0x30 && byte <= 0x39) {
      mantissa = mantissa * 10 + (byte - 0x30);
      byte = bytes[++i] as number;
    }
    let digits = i - digitsStart;
    if (byte === dot) {
      const fractionStart = i + 1;
      byte = bytes[++i] as number;
      while (byte >= 0x30 && byte <= 0x39) {
        mantissa = mantissa * 10 + (byte - 0x30);
        byte = bytes[++i] as number;
      }
      const decimals = i - fractionStart;
      digits += decimals;
      if (digits <= maxDigits) mantissa /= powersOfTen[decimals] as number;
    }
    this.#end = i;
    if (digits === 0 || digits > maxDigits) return Number.NaN;
    return isNegative ? -mantissa : mantissa;
  }

  /** A type and the '|' or LF behind it. @returns 0 when it is none */
  #scanType(start: number): LineType | 0 {
    const { bytes } = this;
    const first = bytes[start];
    const second = bytes[start + 1];
    if (first === 0x6d && second === 0x73) {
      this.#end = start + 2;
      return isFieldEnd(bytes[start + 2]) ? LineType.timing : 0;
    }
    this.#end = start + 1;
    if (!isFieldEnd(second)) return 0;
    if (first === 0x67) return LineType.gauge;
    if (first === 0x63) return LineType.count;
    if (first === 0x68) return LineType.histogram;
    if (first === 0x73) return LineType.set;
    return first === 0x64 ? LineType.distribution : 0;
  }

  /** Tags, sample rate, and fields that are skipped. @returns the place of the LF, or -1 */
  #scanFields(start: number): number {
    const { bytes, key } = this;
    key.tagsStart = 0;
    key.tagsEnd = 0;
    this.sampleRate = 1;
    let i = start;
    while (bytes[i] === pipe) {
      const first = bytes[i + 1];
      if (first === hash) {
        // Tags twice: the last win, and the hash already holds the first.
        if (key.tagsStart !== 0) return -1;
        key.tagsStart = i + 2;
        i = this.#hashUntil(i + 2, pipes);
        key.tagsEnd = i;
      } else if (first === at) {
        this.sampleRate = this.#scanNumber(i + 2);
        i = this.#end;
        if (Number.isNaN(this.sampleRate) || !isFieldEnd(bytes[i])) return -1;
      } else if (first === capitalT && this.#timestamps) return -1;
      else {
        i++;
        while (bytes[i] !== pipe && bytes[i] !== lineFeed) i++;
      }
    }
    // A CR before the LF belongs to the line end, not to the last field.
    return bytes[i - 1] === carriageReturn ? -1 : i;
  }

  /**
   * Mixes bytes into the hash, four at a time, up to the first `stops` byte, '|' or LF.
   * @param stops a byte in all four places
   * @returns the place of that byte
   */
  #hashUntil(start: number, stops: number): number {
    const { view } = this;
    let mixed = this.#hash;
    let i = start;
    for (;;) {
      const word = view.getInt32(i, true);
      const found = zeroBytes(word ^ stops) | zeroBytes(word ^ pipes) | zeroBytes(word ^ lineFeeds);
      if (found !== 0) {
        // The lowest set bit is exact; marks above it need not be.
        const before = (31 - Math.clz32(found & -found)) & 0x18;
        this.#hash = mix(mixed, word & ((1 << before) - 1));
        return i + (before >> 3);
      }
      mixed = mix(mixed, word);
      i += 4;
    }
  }
}

/** The highest bit of each byte that is zero (and perhaps of bytes above one that is). */
function zeroBytes(word: number): number {
  return (word - 0x01010101) & ~word & 0x80808080;
}

function mix(mixed: number, word: number): number {
  const product = Math.imul(mixed ^ word, 0x9e3779b1);
  return product ^ (product >>> 15);
}

/** Spreads the bits of a hash so that its low ones can be used as a slot. */
function finish(mixed: number): number {
  const product = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  return product ^ (product >>> 13);
}

function isFieldEnd(byte: number | undefined): boolean {
  return byte === pipe || byte === lineFeed;
}
