import type { RawSketch } from '../sketches/read-sketch.ts';
import { valueTypes } from './columns.ts';
import { malformed } from './malformed.ts';
import type { Columns } from './read-columns.ts';

type Column = keyof Columns['numbers'];

/** The column of each value type; values that are all zero stand in none. */
const columnOfValues: ReadonlyMap<number, Column | undefined> = new Map([
  [valueTypes.zero, undefined],
  [valueTypes.sint64, 'valsSint64'],
  [valueTypes.float32, 'valsFloat32'],
  [valueTypes.float64, 'valsFloat64'],
] as const);

/** Reads the points of all series one after the other: their columns know no series. All throw HttpError 400 at the end. */
export class PointReader {
  readonly #numbers: Columns['numbers'];
  readonly #at = new Map<Column, number>();
  #timestamp = 0;

  constructor(numbers: Columns['numbers']) {
    this.#numbers = numbers;
  }

  /** Of the next point, Unix seconds. */
  timestamp(): number {
    this.#timestamp += this.#next('timestamps');
    return this.#timestamp;
  }

  value(valueType: number): number {
    if (!columnOfValues.has(valueType)) throw malformed(`types has the value type ${valueType}`);
    const column = columnOfValues.get(valueType);
    return column ? this.#next(column) : 0;
  }

  sketch(valueType: number): RawSketch {
    const [sum, min, max] = [this.value(valueType), this.value(valueType), this.value(valueType)];
    const count = this.#next('valsSint64');
    const keys: number[] = [];
    const weights: number[] = [];
    const bins = this.#next('sketchNumBins');
    let key = 0;
    for (let bin = 0; bin < bins; bin += 1) {
      key += this.#next('sketchBinKeys');
      keys.push(key);
      weights.push(this.#next('sketchBinCnts'));
    }
    return { count, sum, min, max, keys, weights };
  }

  #next(column: Column): number {
    const at = this.#at.get(column) ?? 0;
    const value = this.#numbers[column].at(at);
    if (value === undefined) throw malformed(`${column} ends before the points do`);
    this.#at.set(column, at + 1);
    return value;
  }
}
