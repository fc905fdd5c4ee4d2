import type { HexLayout } from './hex-layout.ts';

const ROOT3 = Math.sqrt(3);

export type HexMove = 'left' | 'right' | 'up' | 'down';

/** The place whose hexagon holds a point of the layout; undefined between groups. */
export function hexAt({ xs, ys, radius }: HexLayout, x: number, y: number): number | undefined {
  for (let place = 0; place < xs.length; place += 1) {
    const dx = Math.abs((xs[place] ?? 0) - x);
    const dy = Math.abs((ys[place] ?? 0) - y);
    if (dx <= (radius * ROOT3) / 2 && dy <= radius - dx / ROOT3) return place;
  }
  return undefined;
}

/** The place that an arrow key leads to: the nearest one in that direction; the same where there is none. */
export function hexMoved({ xs, ys }: HexLayout, from: number, move: HexMove): number {
  const [ax, ay] = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] }[move] as [number, number];
  let [best, least] = [from, Number.POSITIVE_INFINITY];
  for (let place = 0; place < xs.length; place += 1) {
    const dx = (xs[place] ?? 0) - (xs[from] ?? 0);
    const dy = (ys[place] ?? 0) - (ys[from] ?? 0);
    const along = dx * ax + dy * ay;
    const aside = Math.abs(dx * ay + dy * ax);
    // What is more to the side than ahead is for the other arrows.
    if (along <= 0.01 || aside > along) continue;
    const cost = along + aside * 2;
    if (cost < least) [best, least] = [place, cost];
  }
  return best;
}
