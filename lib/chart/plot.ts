/** How far a shape reaches in time and value. */
export interface Reach {
  readonly fromMs: number;
  readonly toMs: number;
  readonly low: number;
  readonly high: number;
}

/** Further than any graph reaches, in pixels, where it is not known how far that is; what is outside is cut off. */
export const FAR = { top: -10_000, bottom: 10_000 } as const;

/** Where moments and values are in a graph as it is laid out now: time is linear, values are as their axis is. */
export interface Plot {
  /** Pixels from the left for Unix milliseconds. */
  x(atMs: number): number;
  /** Pixels from the top. */
  y(value: number): number;
  /** Where it ends, pixels from the top; absent where that is not known. */
  readonly ends?: { readonly top: number; readonly bottom: number } | undefined;
}

interface PlotScale {
  readonly logFrom?: number | undefined;
  readonly toAxis?: (value: number) => number;
}

/**
 * The plot between two corners that ECharts has laid out; `coord` takes a moment and a value to pixels. With `logFrom`,
 * the value at which a logarithmic axis begins, what is smaller lies there; with `toAxis`, values lie elsewhere on the axis.
 */
export function plotBetween(
  reach: Reach,
  coord: (point: number[]) => readonly number[],
  { logFrom, toAxis = (value) => value }: PlotScale = {},
): Plot {
  if (logFrom !== undefined) return logarithmic(reach, coord, logFrom);
  const [left = 0, bottom = 0] = coord([reach.fromMs, toAxis(reach.low)]);
  const [right = 0, top = 0] = coord([reach.toMs, toAxis(reach.high)]);
  const perMs = ratio(right - left, reach.toMs - reach.fromMs);
  const low = toAxis(reach.low);
  const perValue = ratio(top - bottom, toAxis(reach.high) - low);
  return {
    x: (atMs) => left + (atMs - reach.fromMs) * perMs,
    y: (value) => bottom + (toAxis(value) - low) * perValue,
  };
}

function logarithmic(reach: Reach, coord: (point: number[]) => readonly number[], from: number): Plot {
  const to = Math.max(reach.high, from * 10);
  const [left = 0, bottom = 0] = coord([reach.fromMs, from]);
  const [right = 0, top = 0] = coord([reach.toMs, to]);
  const perMs = ratio(right - left, reach.toMs - reach.fromMs);
  const perPower = ratio(top - bottom, Math.log(to / from));
  return {
    x: (atMs) => left + (atMs - reach.fromMs) * perMs,
    y: (value) => bottom + Math.log(Math.max(value, from) / from) * perPower,
  };
}

/** Everything is in one place where there is no distance. */
const ratio = (pixels: number, distance: number): number => (distance === 0 ? 0 : pixels / distance);
