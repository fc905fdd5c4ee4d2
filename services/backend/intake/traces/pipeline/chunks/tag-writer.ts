import type { SpanBatch } from '../../../../../../lib/model/span.ts';

/** Tags of a batch at most; what chunks spread beyond is left away. */
const maxTags = 8_000_000;
const firstRows = 16_384;
/** Rows past which the columns are not kept for the next batch. */
const keptRows = 1_048_576;

/** The tag columns of a batch, written anew span by span. They stay for the next batch: what is taken is a copy. */
export class TagWriter {
  #rows = 0;
  #key = new Uint32Array(firstRows);
  #value = new Uint32Array(firstRows);

  begin(): void {
    this.#rows = 0;
    if (this.#key.length <= keptRows) return;
    this.#key = new Uint32Array(firstRows);
    this.#value = new Uint32Array(firstRows);
  }

  /** How many were written. */
  get rows(): number {
    return this.#rows;
  }

  /** Whether a chunk may spread so many tags more. */
  hasRoom(rows: number): boolean {
    return this.#rows + rows <= maxTags;
  }

  add(key: number, value: number): void {
    const row = this.#rows++;
    if (row >= this.#key.length) this.#grow();
    this.#key[row] = key;
    this.#value[row] = value;
  }

  take(): Pick<SpanBatch, 'tagKey' | 'tagValue'> {
    return { tagKey: this.#key.slice(0, this.#rows), tagValue: this.#value.slice(0, this.#rows) };
  }

  #grow(): void {
    const [key, value] = [new Uint32Array(this.#key.length * 2), new Uint32Array(this.#key.length * 2)];
    key.set(this.#key);
    value.set(this.#value);
    this.#key = key;
    this.#value = value;
  }
}
