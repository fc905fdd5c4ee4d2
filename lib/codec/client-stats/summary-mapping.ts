import { errors } from '../../http/errors.ts';
import { protobufFields } from '../protobuf/protobuf-fields.ts';

/** How a summary maps values to indices: protobuf `IndexMapping{1 gamma, 2 indexOffset, 3 interpolation}`. */
export interface SummaryMapping {
  readonly gamma: number;
  readonly offset: number;
  /** The approximate logarithm to the base 2, inverted. */
  readonly power: (exponent: number) => number;
}

/**
 * Reads a mapping: logarithmic (`NONE`), `LINEAR` (dd-trace-java) or `CUBIC` interpolation, as in DataDog/sketches-go.
 * @throws HttpError 400 when it is no mapping, or interpolates otherwise
 */
export function readMapping(message: Buffer): SummaryMapping {
  let gamma = 0;
  let offset = 0;
  let interpolation = 0;
  for (const { field, kind, value } of protobufFields(message)) {
    if (field === 1 && kind === 'double') gamma = value;
    else if (field === 2 && kind === 'double') offset = value;
    else if (field === 3 && kind === 'integer') interpolation = value;
  }
  if (!(gamma > 1 && gamma < Number.POSITIVE_INFINITY)) throw errors.bad(`gamma is ${gamma}, not above 1`);
  if (!Number.isFinite(offset)) throw errors.bad(`index offset is ${offset}`);
  const power = powers[interpolation];
  if (!power) throw errors.bad(`interpolation ${names[interpolation] ?? interpolation} is not supported`);
  return { gamma, offset, power };
}

/** The value at which the bin of an index begins, the index rounded down. */
export function lowerBound({ gamma, offset, power }: SummaryMapping, index: number): number {
  return power((index - offset) * Math.log2(gamma));
}

/** By the number of the interpolation. */
const names: readonly string[] = ['NONE', 'LINEAR', 'QUADRATIC', 'CUBIC'];
const powers: readonly (((exponent: number) => number) | undefined)[] = [
  (exponent) => 2 ** exponent,
  linearPower,
  undefined,
  cubicPower,
];

/** Inverts the mantissa's linear interpolation of the logarithm. */
function linearPower(exponent: number): number {
  const whole = Math.floor(exponent);
  return (1 + exponent - whole) * 2 ** whole;
}

const a = 6 / 35;
const b = -3 / 5;
const c = 10 / 7;

/** Inverts the cubic interpolation `((a·s + b)·s + c)·s`, s the mantissa less 1, by Cardano's formula. */
function cubicPower(exponent: number): number {
  const whole = Math.floor(exponent);
  const d0 = b * b - 3 * a * c;
  const d1 = 2 * b * b * b - 9 * a * b * c - 27 * a * a * (exponent - whole);
  const p = Math.cbrt((d1 - Math.sqrt(d1 * d1 - 4 * d0 * d0 * d0)) / 2);
  return (1 - (b + p + d0 / p) / (3 * a)) * 2 ** whole;
}
