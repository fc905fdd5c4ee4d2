import { errors } from '../../http/errors.ts';
import type { MsgpackReader } from '../msgpack/msgpack-reader.ts';
import type { Refusals } from '../refusals.ts';

/** Buckets, groups and tags of one body: a real one has some hundreds. */
export const maxStatsItems = 200_000;

/** How many of them there may still be, in all clients' stats of a body together. */
export interface StatsBudget {
  itemsLeft: number;
}

/** Reads the fields of a map by name. A value of a wrong type is left out and named; nil is as good as absent. */
export class StatsSource {
  readonly reader: MsgpackReader;
  readonly refusals: Refusals;
  readonly #budget: StatsBudget;
  /** Of the map, for messages: `Stats[0].Stats[3]`; empty for the payload itself. */
  readonly place: string;

  constructor(
    reader: MsgpackReader,
    to: { readonly refusals: Refusals; readonly budget: StatsBudget; readonly place?: string },
  ) {
    this.reader = reader;
    this.refusals = to.refusals;
    this.#budget = to.budget;
    this.place = to.place ?? '';
  }

  /** For a map within this one. */
  within(place: string): StatsSource {
    return new StatsSource(this.reader, {
      refusals: this.refusals,
      budget: this.#budget,
      place: this.placeOf(place),
    });
  }

  placeOf(name: string): string {
    return this.place === '' ? name : `${this.place}.${name}`;
  }

  /**
   * Reads a map; `read` must read, or skip, the value of each key.
   * @returns false when no map stands there
   * @throws HttpError 400 when a key is no text
   */
  fields(read: (key: string) => void): boolean {
    const pairs = this.reader.map();
    for (let i = 0; i < pairs; i++) {
      const key = this.reader.string();
      if (key === undefined) throw this.reader.malformed('no key');
      read(key);
    }
    return pairs >= 0;
  }

  /** Reads a list; `read` must read, or skip, each item. @throws HttpError 413 when there are too many in all */
  list(name: string, read: (place: string) => void): void {
    const items = this.reader.list();
    if (items < 0) this.refuse(name, 'list');
    for (let i = 0; i < items; i++) {
      this.#budget.itemsLeft -= 1;
      if (this.#budget.itemsLeft < 0) throw errors.tooManyItemsOfStats(maxStatsItems);
      read(`${name}[${i}]`);
    }
  }

  texts(name: string): string[] {
    const texts: string[] = [];
    this.list(name, (place) => texts.push(this.text(place)));
    return texts;
  }

  text(name: string): string {
    return this.reader.string() ?? this.refuse(name, 'text') ?? '';
  }

  number(name: string): number {
    return this.reader.isNumber() ? this.reader.number() : (this.refuse(name, 'number') ?? 0);
  }

  bigint(name: string): bigint {
    return this.reader.bigint() ?? this.refuse(name, 'whole number') ?? 0n;
  }

  boolean(name: string): boolean {
    return this.reader.boolean() ?? this.refuse(name, 'boolean') ?? false;
  }

  /** Not a copy. */
  bytes(name: string): Buffer {
    const { reader } = this;
    const length = reader.text();
    if (length < 0) return this.refuse(name, 'bytes') ?? reader.bytes.subarray(0, 0);
    reader.at += length;
    return reader.bytes.subarray(reader.at - length, reader.at);
  }

  /** Steps over a value that its place does not take. */
  refuse(name: string, wanted: string): undefined {
    const { reader } = this;
    if (reader.nil()) return;
    this.refusals.add('bad_value', `${this.placeOf(name)} is a ${reader.kind()}, not a ${wanted}`);
    reader.skip();
  }
}
