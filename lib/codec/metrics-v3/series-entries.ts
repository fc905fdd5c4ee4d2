import type { NumberList } from '../protobuf/number-list.ts';
import type { Dictionaries, ResourceSet, Tagset } from './dictionaries.ts';
import { malformed } from './malformed.ts';
import type { Columns } from './read-columns.ts';

/** One series of a payload, its references followed. */
export interface SeriesEntry {
  readonly index: number;
  readonly name: string;
  readonly tagset: Tagset;
  readonly resources: ResourceSet;
  /** One of `metricTypes`, or a number that is none. */
  readonly metricType: number;
  /** One of `valueTypes`, or a number that is none. */
  readonly valueType: number;
  readonly intervalS: number;
  /** How many points it has; there may be fewer in the columns. */
  readonly points: number;
}

/**
 * The series of a payload, in order.
 * @throws HttpError 400 where a column is shorter than `types`, or refers to nothing
 */
export function* seriesEntries(numbers: Columns['numbers'], dictionaries: Dictionaries): Generator<SeriesEntry> {
  const names = new Reference('nameRefs', numbers.nameRefs, dictionaries.names);
  const tagsets = new Reference('tagsetRefs', numbers.tagsetRefs, dictionaries.tagsets);
  const resources = new Reference('resourcesRefs', numbers.resourcesRefs, dictionaries.resources);
  for (let index = 0; index < numbers.types.length; index += 1) {
    const type = at(numbers, 'types', index);
    const points = at(numbers, 'numPoints', index);
    if (type < 0) throw malformed(`types[${index}] is ${type}`);
    if (!(points >= 0 && points <= numbers.timestamps.length)) throw malformed(`numPoints[${index}] is ${points}`);
    yield {
      index,
      name: names.next(),
      tagset: tagsets.next(),
      resources: resources.next(),
      metricType: type % 16,
      valueType: Math.floor(type / 16) % 16,
      intervalS: at(numbers, 'intervals', index),
      points,
    };
  }
}

function at(numbers: Columns['numbers'], column: keyof Columns['numbers'], index: number): number {
  const value = numbers[column].at(index);
  if (value === undefined) throw malformed(`${column} has ${numbers[column].length} entries and not one a series`);
  return value;
}

/** A column of references as differences, read entry by entry. */
class Reference<Entry> {
  readonly #column: string;
  readonly #differences: NumberList;
  readonly #dictionary: readonly Entry[];
  #index = 0;
  #reference = 0;

  constructor(column: string, differences: NumberList, dictionary: readonly Entry[]) {
    this.#column = column;
    this.#differences = differences;
    this.#dictionary = dictionary;
  }

  next(): Entry {
    const difference = this.#differences.at(this.#index);
    if (difference === undefined) {
      throw malformed(`${this.#column} has ${this.#differences.length} entries and not one a series`);
    }
    this.#reference += difference;
    const entry = this.#dictionary[this.#reference];
    if (entry === undefined) throw malformed(`${this.#column}[${this.#index}] refers to ${this.#reference}`);
    this.#index += 1;
    return entry;
  }
}
