/** Why an item of a payload was not taken; the last part of the counter `intake.refused.<reason>`. */
export type RefusalReason =
  | 'bad_item'
  | 'bad_name'
  | 'bad_type'
  | 'bad_interval'
  | 'bad_host'
  | 'bad_tags'
  | 'bad_timestamp'
  | 'bad_value'
  | 'bad_status'
  | 'bad_text'
  | 'too_old'
  | 'too_new';

/** How many refusals are named; all are counted. */
const named = 5;

/** What of one payload was not taken while its neighbours were: counted by reason, the first few named. */
export interface RefusedItems {
  readonly total: number;
  /** Reason → how many points or items. */
  readonly countByReason: ReadonlyMap<RefusalReason, number>;
  readonly first: readonly string[];
  /** Whether something is wrong with how the payload is written, not just with how old its points are. */
  readonly areMalformed: boolean;
}

/** Collects what of one payload is not taken. */
export class Refusals implements RefusedItems {
  readonly #countByReason = new Map<RefusalReason, number>();
  readonly #first: string[] = [];

  /** @param what place and reason, for a person: `series[3] "my.metric": points[0]: value is missing` */
  add(reason: RefusalReason, what: string, count = 1): void {
    this.#countByReason.set(reason, (this.#countByReason.get(reason) ?? 0) + count);
    if (this.#first.length < named) this.#first.push(what);
  }

  get total(): number {
    let total = 0;
    for (const count of this.#countByReason.values()) total += count;
    return total;
  }

  get countByReason(): ReadonlyMap<RefusalReason, number> {
    return this.#countByReason;
  }

  get first(): readonly string[] {
    return this.#first;
  }

  get areMalformed(): boolean {
    return [...this.#countByReason.keys()].some((reason) => reason !== 'too_old' && reason !== 'too_new');
  }

  /** As plain data, which crosses processes. */
  toPlain(): RefusedItems {
    const { total, countByReason, first, areMalformed } = this;
    return { total, countByReason, first, areMalformed };
  }
}
