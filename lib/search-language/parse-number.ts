import type { SearchAttribute } from './types.ts';

/** Nanoseconds. */
const units: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  min: 60e9,
  h: 3600e9,
  d: 86_400e9,
};

/** Whether an attribute is a time, whose numbers may have a unit: a bare one is nanoseconds. */
export function isDuration(attribute: SearchAttribute): boolean {
  return attribute.name === 'duration';
}

/** A number as it is written in a search, and its unit if there is one: `1.5s`, `-3`, `1e6`. */
export interface SearchNumber {
  /** In nanoseconds where it has a unit of time. */
  readonly value: number;
  /** As written; empty without. */
  readonly unit: string;
}

/** Reads a number with or without a unit of time. Undefined when it is none. */
export function parseSearchNumber(written: string): SearchNumber | undefined {
  const match = /^\\?([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE]\\?[+-]?\d+)?)([a-zµμ]*)$/.exec(written);
  if (!match) return undefined;
  const value = Number((match[1] ?? '').replace('\\', ''));
  const unit = match[2] ?? '';
  if (!Number.isFinite(value)) return undefined;
  if (unit === '') return { value, unit };
  const unitNs = units[unit];
  return unitNs === undefined ? undefined : { value: Math.round(value * unitNs), unit };
}

/** A number of nanoseconds in the largest unit, up to seconds, in which it is whole: `2s`, `1500ms`, `7` (ns). */
export function printDuration(durationNs: number): string {
  if (durationNs === 0 || !Number.isSafeInteger(durationNs)) return String(durationNs);
  const unit = ['s', 'ms', 'us'].find((each) => durationNs % (units[each] ?? 1) === 0);
  return unit === undefined ? String(durationNs) : `${durationNs / (units[unit] ?? 1)}${unit}`;
}
