import type { AxisRules } from './axis-rules.ts';

/** Where values lie on an axis that is not linear: at `toAxis` of a linear one. */
export interface ValueScale {
  toAxis(value: number): number;
  fromAxis(place: number): number;
}

const AS_IT_IS: ValueScale = { toAxis: (value) => value, fromAxis: (place) => place };

/** Of a linear axis, and of a logarithmic one, which the charting library has itself: as they are. */
export function powerScale({ scale, power = 1 }: AxisRules): ValueScale {
  if (scale !== 'power' || power === 1) return AS_IT_IS;
  return {
    toAxis: (value) => Math.sign(value) * Math.abs(value) ** power,
    fromAxis: (place) => Number((Math.sign(place) * Math.abs(place) ** (1 / power)).toPrecision(12)),
  };
}
