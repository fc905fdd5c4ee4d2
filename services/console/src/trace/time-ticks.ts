import type { TimeView } from './time-view.ts';

/** Round moments of a view, at most `most`, ascending, nanoseconds: multiples of 1, 2 or 5 times a power of ten. */
export function timeTicks({ fromNs, toNs }: TimeView, most: number): number[] {
  const rough = (toNs - fromNs) / Math.max(most, 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const ticks: number[] = [];
  for (let nth = Math.ceil(fromNs / step); nth * step <= toNs; nth += 1) ticks.push(nth * step);
  return ticks;
}
