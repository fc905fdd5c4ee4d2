/** Counters added up by name: those of a group under its name, their own names in snake case (`sampler.not_finite`). */
export class CounterSum {
  readonly #values: Record<string, number>;

  constructor(values: Readonly<Record<string, number>> = {}) {
    this.#values = { ...values };
  }

  get values(): Readonly<Record<string, number>> {
    return { ...this.#values };
  }

  /** @returns itself */
  add(group: string, counters: object): this {
    for (const [name, count] of Object.entries(counters)) {
      const key = `${group}.${name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
      this.#values[key] = (this.#values[key] ?? 0) + Number(count);
    }
    return this;
  }
}
