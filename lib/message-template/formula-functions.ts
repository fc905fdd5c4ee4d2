import { formatScaled, type ScaleStep } from '../units/format-number.ts';

interface FormulaFunction {
  /** The least and the greatest number of arguments. */
  readonly args: readonly [number, number];
  /** Gives text: it can only stand around the whole. */
  readonly isText?: boolean;
  readonly evaluate: (...values: number[]) => number | string;
}

const bytes = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'].map((unit, at): ScaleStep => [1024 ** at, ` ${unit}`]);
const bits = ['b', 'kb', 'Mb', 'Gb', 'Tb', 'Pb'].map((unit, at): ScaleStep => [1000 ** at, ` ${unit}`]);

const ofOne = (evaluate: (value: number) => number): FormulaFunction => ({ args: [1, 1], evaluate });

/** What `eval` can call (api.md 6.5). */
export const formulaFunctions: Readonly<Record<string, FormulaFunction>> = {
  abs: ofOne(Math.abs),
  int: ofOne(Math.trunc),
  float: ofOne((value) => value),
  trunc: ofOne(Math.trunc),
  dec: ofOne((value) => value),
  /** To so many digits after the point. */
  round: { args: [1, 2], evaluate: (value, digits = 0) => round(value, digits) },
  ceil: ofOne(Math.ceil),
  floor: ofOne(Math.floor),
  sgn: ofOne(Math.sign),
  to_bool: { args: [1, 1], isText: true, evaluate: (value) => (value === 0 ? 'false' : 'true') },
  exp: ofOne(Math.exp),
  log10: ofOne(Math.log10),
  sin: ofOne(Math.sin),
  cos: ofOne(Math.cos),
  tan: ofOne(Math.tan),
  asin: ofOne(Math.asin),
  acos: ofOne(Math.acos),
  atan: ofOne(Math.atan),
  atan2: { args: [2, 2], evaluate: (y, x) => Math.atan2(y ?? 0, x ?? 0) },
  sinh: ofOne(Math.sinh),
  cosh: ofOne(Math.cosh),
  tanh: ofOne(Math.tanh),
  asinh: ofOne(Math.asinh),
  acosh: ofOne(Math.acosh),
  atanh: ofOne(Math.atanh),
  humanize_bytes: { args: [1, 1], isText: true, evaluate: (value) => formatScaled(value, bytes) },
  humanize_bits: { args: [1, 1], isText: true, evaluate: (value) => formatScaled(value, bits) },
};

function round(value: number, digits: number): number {
  const scale = 10 ** Math.min(12, Math.max(-12, Math.trunc(digits)));
  return Math.round(value * scale) / scale;
}
