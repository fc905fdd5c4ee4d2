/** Named counters of what came in and what was refused, since the start of the process. */
export class Counters {
  readonly #byName = new Map<string, number>();

  /** Adds to `name` (`intake.accepted.series_points`, `intake.refused.bad_value`). */
  add(name: string, count = 1): void {
    if (count > 0) this.#byName.set(name, (this.#byName.get(name) ?? 0) + count);
  }

  /** All counters, by name. */
  snapshot(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#byName].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
