const firstCapacity = 1024;

/** Points in columns that grow: `(contextId, timestampS, value)`. */
export class GrowingPoints {
  #length = 0;
  #contextId = new Uint32Array(firstCapacity);
  #timestampS = new Uint32Array(firstCapacity);
  #value = new Float64Array(firstCapacity);

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

  /** Gives its memory back. */
  clear(): void {
    this.#length = 0;
    this.#contextId = new Uint32Array(0);
    this.#timestampS = new Uint32Array(0);
    this.#value = new Float64Array(0);
  }

  #grow(): void {
    const capacity = Math.max(firstCapacity, this.#value.length * 2);
    this.#contextId = enlarged(this.#contextId, new Uint32Array(capacity));
    this.#timestampS = enlarged(this.#timestampS, new Uint32Array(capacity));
    this.#value = enlarged(this.#value, new Float64Array(capacity));
  }
}

function enlarged<Column extends Uint32Array | Float64Array>(from: Column, to: Column): Column {
  to.set(from);
  return to;
}
