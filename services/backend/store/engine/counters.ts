/** Named numbers about the store itself; every name begins with `store.`. */
export class Counters {
  readonly #values = new Map<string, number>();

  /** Adds `n` to a counter; it begins at 0. */
  add(name: string, n = 1): void {
    this.#values.set(name, (this.#values.get(name) ?? 0) + n);
  }

  /** Sets a level (bytes, pending rows, a duration). */
  set(name: string, value: number): void {
    this.#values.set(name, value);
  }

  /** Sets a level if it is higher than what stands. */
  max(name: string, value: number): void {
    if (value > (this.#values.get(name) ?? Number.NEGATIVE_INFINITY)) this.#values.set(name, value);
  }

  /** All of them, as they are now. */
  snapshot(): Record<string, number> {
    return Object.fromEntries(this.#values);
  }
}
