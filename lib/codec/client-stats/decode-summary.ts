import { errors } from '../../http/errors.ts';
import { HttpError } from '../../http/http-error.ts';
import { keyOf } from '../../sketch/mapping.ts';
import { Sketch } from '../../sketch/sketch.ts';
import { protobufFields } from '../protobuf/protobuf-fields.ts';
import { readBins } from './summary-bins.ts';
import { lowerBound, readMapping, type SummaryMapping } from './summary-mapping.ts';

/**
 * Which bound of a bin its index is: Go, Java and Rust round the index of a value down, JavaScript's library rounds it up.
 * The message does not tell them apart.
 */
export type SummaryRounding = 'down' | 'up';

/**
 * Decodes a summary of durations, protobuf `DDSketch{1 mapping, 2 positiveValues, 3 negativeValues, 4 zeroCount}` (wire.md
 * 2.9), into the mapping of lib/sketch: the weight of a bin, which may have a fraction, goes to the bin that holds its
 * middle. Count, sum, min and max are those of the middles.
 * @param refuse is told why a summary cannot be read; the sketch is empty then
 */
export function decodeSummary(bytes: Buffer, rounding: SummaryRounding, refuse: (fault: string) => void): Sketch {
  try {
    return sketchOf(bytes, rounding);
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    refuse(error.message);
    return new Sketch();
  }
}

function sketchOf(bytes: Buffer, rounding: SummaryRounding): Sketch {
  const parts: { mapping?: Buffer; positive?: Buffer; negative?: Buffer } = {};
  let zeros = 0;
  for (const { field, kind, value } of protobufFields(bytes)) {
    if (field === 1 && kind === 'bytes') parts.mapping = value;
    else if (field === 2 && kind === 'bytes') parts.positive = value;
    else if (field === 3 && kind === 'bytes') parts.negative = value;
    else if (field === 4 && kind === 'double') zeros = value;
  }
  const sketch = new Sketch();
  add(sketch, 0, zeros);
  if (!parts.mapping) return sketch;
  const mapping = readMapping(parts.mapping);
  const shift = rounding === 'up' ? -1 : 0;
  const addBins = (store: Buffer | undefined, sign: 1 | -1): void => {
    if (store) readBins(store, (index, weight) => add(sketch, sign * middleOf(mapping, index + shift), weight));
  };
  addBins(parts.positive, 1);
  addBins(parts.negative, -1);
  return sketch;
}

/** The value that is as far from both bounds of a bin, in proportion to them. */
function middleOf(mapping: SummaryMapping, index: number): number {
  const lower = lowerBound(mapping, index);
  const upper = lowerBound(mapping, index + 1);
  return lower * (2 / (1 + lower / upper));
}

function add(sketch: Sketch, value: number, weight: number): void {
  if (weight === 0) return;
  if (!(weight > 0 && weight < Number.POSITIVE_INFINITY)) throw errors.bad(`a bin has ${weight} as weight`);
  if (!Number.isFinite(value)) throw errors.bad('a bin has a value that is no number');
  sketch.count += weight;
  sketch.sum += value * weight;
  sketch.min = Math.min(sketch.min, value);
  sketch.max = Math.max(sketch.max, value);
  sketch.addToBin(keyOf(value), weight);
}
