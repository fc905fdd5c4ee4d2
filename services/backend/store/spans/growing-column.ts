/** Numbers in a column that grows. */
export class GrowingColumn<Column extends Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>> {
  #values: Column;
  length = 0;

  /** @param values what it begins with: empty room */
  constructor(values: Column) {
    this.#values = values;
  }

  push(value: number): void {
    if (this.length === this.#values.length) this.#grow();
    this.#values[this.length++] = value;
  }

  /** What has been pushed; shares its memory. */
  get values(): Column {
    return this.#values.subarray(0, this.length) as Column;
  }

  #grow(): void {
    const more = new (this.#values.constructor as new (length: number) => Column)(this.#values.length * 2);
    more.set(this.#values);
    this.#values = more;
  }
}
