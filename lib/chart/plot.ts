/** How far a shape reaches in time and value. */
export interface Reach {
  readonly fromMs: number;
  readonly toMs: number;
  readonly low: number;
  readonly high: number;
}

/** Where moments and values are in a graph as it is laid out now: time is linear, values are linear or logarithmic. */
export interface Plot {
  /** Pixels from the left for Unix milliseconds. */
  x(atMs: number): number;
  /** Pixels from the top. */
  y(value: number): number;
  /** Where it ends, pixels from the top; absent where that is not known. */
  readonly ends?: { readonly top: number; readonly bottom: number } | undefined;
}

/**
 * The plot between two corners that ECharts has laid out; `coord` takes a moment and a value to pixels. With `logFrom`,
 * the value at which a logarithmic axis begins, what is smaller lies there.
 */
export function plotBetween(
  reach: Reach,
  coord: (point: number[]) => readonly number[],
  { logFrom }: { readonly logFrom?: number | undefined } = {},
): Plot {
  if (logFrom !== undefined) return logarithmic(reach, coord, logFrom);
  const [left = 0, bottom = 0] = coord([reach.fromMs, reach.low]);
  const [right = 0, top = 0] = coord([reach.toMs, reach.high]);
  const perMs = ratio(right - left, reach.toMs - reach.fromMs);
  const perValue = ratio(top - bottom, reach.high - reach.low);
  return {
    x: (atMs) => left + (atMs - reach.fromMs) * perMs,
    y: (value) => bottom + (value - reach.low) * perValue,
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
