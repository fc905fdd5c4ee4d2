import type { QuerySeries } from '../api-types/query.ts';

type UnitPair = QuerySeries['unit'];

/** Ends and step of a value axis; empty where the charting library's own decimal steps read well. */
export interface ValueAxis {
  readonly min?: number;
  readonly max?: number;
  readonly interval?: number;
}

const STEPS = [1, 2, 4, 5, 8, 10, 16, 20, 32, 50, 64, 100, 128, 200, 256, 500, 512];
const TICKS = 5;

/**
 * The axis for values between `low` and `high`, zero included. Bytes step by powers of 1024 and not of 1000, so that
 * ticks read `2 GiB` instead of `1.86 GiB`.
 */
export function valueAxis(low: number, high: number, unit: UnitPair): ValueAxis {
  const of = unit?.[0];
  if (of?.family !== 'bytes' || of.name === 'bit' || !(high > low)) return {};
  const bytes = of.scale_factor;
  const from = Math.min(0, low) * bytes;
  const to = Math.max(0, high) * bytes;
  const rough = (to - from) / TICKS;
  const power = 1024 ** Math.max(0, Math.floor(Math.log(rough) / Math.log(1024)));
  const step = (STEPS.find((one) => one * power >= rough) ?? 1024) * power;
  return {
    min: (Math.floor(from / step) * step) / bytes,
    max: (Math.ceil(to / step) * step) / bytes,
    interval: step / bytes,
  };
}
