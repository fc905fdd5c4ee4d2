/** Points in columns that grow: `(contextId, timestampS, value)`. */
export class GrowingPoints {
  #length = 0;
  #contextId = new Uint32Array(1024);
  #timestampS = new Uint32Array(1024);
  #value = new Float64Array(1024);

  get length(): number {
    return this.#length;
  }

  push(contextId: number, timestampS: number, value: number): void {
    const at = this.#length;
    if (at === this.#value.length) this.#grow();
    this.#contextId[at] = contextId;
    this.#timestampS[at] = timestampS;
    this.#value[at] = value;
    this.#length = at + 1;
  }

  /** Views of the filled part. */
  columns(): readonly [contextId: Uint32Array, timestampS: Uint32Array, value: Float64Array] {
    return [
      this.#contextId.subarray(0, this.#length),
      this.#timestampS.subarray(0, this.#length),
      this.#value.subarray(0, this.#length),
    ];
  }

  #grow(): void {
    const capacity = this.#value.length * 2;
    this.#contextId = enlarged(this.#contextId, new Uint32Array(capacity));
    this.#timestampS = enlarged(this.#timestampS, new Uint32Array(capacity));
    this.#value = enlarged(this.#value, new Float64Array(capacity));
  }
}

function enlarged<Column extends Uint32Array | Float64Array>(from: Column, to: Column): Column {
  to.set(from);
  return to;
}
