import type { SecondsWindow } from './seconds-window.ts';

/**
 * Cuts a window into slices of at most `limit` points, about, by where the points lie. Stretches without any are left
 * out at both ends, and may be left out between.
 * @param counts how many points lie in each stretch of `stretchS` seconds, in order; empty ones may be missing
 */
export function cutWindow(
  window: SecondsWindow,
  stretches: {
    readonly counts: readonly { readonly fromS: number; readonly points: number }[];
    readonly stretchS: number;
    readonly limit: number;
  },
): readonly SecondsWindow[] {
  const { counts, stretchS, limit } = stretches;
  const slices: { fromS: number; toS: number }[] = [];
  let points = Number.POSITIVE_INFINITY;
  for (const { fromS, points: more } of counts) {
    const stretch = { fromS: Math.max(window.fromS, fromS), toS: Math.min(window.toS, fromS + stretchS) };
    points += more;
    const slice = slices[slices.length - 1];
    if (slice && points <= limit) {
      slice.toS = stretch.toS;
      continue;
    }
    slices.push(...cutEvenly(stretch, Math.ceil(more / limit)));
    points = more;
  }
  return slices;
}

/** Cuts into `parts`, or into seconds when they are fewer. */
function cutEvenly({ fromS, toS }: SecondsWindow, parts: number): { fromS: number; toS: number }[] {
  const partS = Math.max(1, Math.ceil((toS - fromS) / Math.max(1, parts)));
  const cut: { fromS: number; toS: number }[] = [];
  for (let startS = fromS; startS < toS; startS += partS) {
    cut.push({ fromS: startS, toS: Math.min(toS, startS + partS) });
  }
  return cut;
}
