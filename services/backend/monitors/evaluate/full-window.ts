import type { MonitorWindow } from '../../../../lib/monitor-language/types.ts';

/** The length of the parts that a window is divided into, in seconds, by its unit. */
const partS: Readonly<Record<MonitorWindow['unit'], number>> = { m: 60, h: 600, d: 3600, w: 3600, mo: 14_400 };

/** So many parts may be empty. */
const mostEmpty = 3;

/**
 * Whether there are enough points to evaluate a window that is required to be full (api.md 5.4): in its first part, and in all
 * others but three.
 * @param timesS when each value is from, Unix seconds; NaN is no point
 */
export function isFullWindow(
  { timesS, values }: { readonly timesS: Float64Array; readonly values: Float64Array },
  window: { readonly fromS: number; readonly toS: number; readonly unit: MonitorWindow['unit'] },
): boolean {
  const lengthS = partS[window.unit];
  const parts = Math.max(1, Math.floor((window.toS - window.fromS) / lengthS));
  const filled = new Set<number>();
  for (const [at, timeS] of timesS.entries()) {
    if (Number.isNaN(values[at])) continue;
    // Buckets lie on a grid of their own: the one in which the window begins may begin before it.
    filled.add(Math.min(parts - 1, Math.max(0, Math.floor((timeS - window.fromS) / lengthS))));
  }
  return filled.has(0) && parts - filled.size <= mostEmpty;
}
