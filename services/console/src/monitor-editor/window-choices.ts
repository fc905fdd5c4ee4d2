import type { Detection } from './metric-conditions.ts';

interface WindowChoice {
  readonly value: string;
  readonly label: string;
}

const LAST = ['1m', '5m', '10m', '15m', '30m', '1h', '2h', '4h', '12h', '1d', '2d', '1w', '1mo'];
const CURRENT = ['1h', '1d', '1mo'];
const NEXT = ['12h', '1d', '2d', '3d', '1w', '2w', '1mo', '3mo'];

/** By how much a value may be compared with one before. */
export const SHIFTS = ['1m', '5m', '10m', '15m', '30m', '1h', '4h', '1d', '1w'];

/** The windows that a detection may have; the chosen one is always among them. */
export function windowsFor(detection: Detection, chosen: string): readonly WindowChoice[] {
  const spans =
    detection === 'forecast'
      ? NEXT.map((span) => `next_${span}`)
      : [
          ...LAST.map((span) => `last_${span}`),
          ...(detection === 'threshold' ? CURRENT.map((span) => `current_${span}`) : []),
        ];
  return [...new Set([...spans, chosen])].map((value) => ({ value, label: value.replace('_', ' ') }));
}
