import { ProtobufCursor } from './protobuf-cursor.ts';
import type { ProtobufField } from './protobuf-fields.ts';

/** Before the first number: most lists of most messages are empty. */
const nothing = new Float64Array(0);

/** How the numbers of a repeated field are written: `integer` is (u)int32 and (u)int64, `sint` sint32 and sint64. */
export type NumberEncoding = 'integer' | 'sint' | 'float' | 'double';

/**
 * The numbers of a repeated field, as its reader must take them: packed in one part or in several, or one by one.
 * Eight bytes each, hence at most eight times what was sent.
 */
export class NumberList {
  readonly #encoding: NumberEncoding;
  #values = nothing;
  #length = 0;

  constructor(encoding: NumberEncoding) {
    this.#encoding = encoding;
  }

  get length(): number {
    return this.#length;
  }

  /** @returns undefined past the end */
  at(index: number): number | undefined {
    return index < this.#length ? this.#values[index] : undefined;
  }

  /** A copy. */
  toArray(): number[] {
    return Array.from(this.#values.subarray(0, this.#length));
  }

  /**
   * Adds what one occurrence of the field holds; nothing when it is written as something else.
   * @throws HttpError 400 when a packed part ends within a number
   */
  add({ kind, value }: ProtobufField): void {
    if (kind === 'bytes') this.#addPacked(value);
    else if (kind === 'integer' && this.#encoding === 'sint')
      this.#push(value % 2 === 0 ? value / 2 : -(value + 1) / 2);
    else if (kind === this.#encoding) this.#push(value);
  }

  #addPacked(bytes: Buffer): void {
    const cursor = new ProtobufCursor(bytes);
    while (!cursor.isAtEnd) {
      switch (this.#encoding) {
        case 'integer':
          this.#push(cursor.varint());
          break;
        case 'sint':
          this.#push(cursor.zigzag());
          break;
        case 'float':
          this.#push(cursor.take(4).readFloatLE());
          break;
        case 'double':
          this.#push(cursor.take(8).readDoubleLE());
          break;
      }
    }
  }

  #push(value: number): void {
    if (this.#length === this.#values.length) {
      const grown = new Float64Array(Math.max(16, this.#length * 2));
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.#length] = value;
    this.#length += 1;
  }
}
