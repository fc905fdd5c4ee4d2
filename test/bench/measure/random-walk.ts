/**
 * `decimals`: like a percentage or a duration, two decimals; `integers`: like counts; `doubles`: with all the digits that
 * a double has, as of something computed, which nothing packs well.
 */
export type WalkKind = 'decimals' | 'integers' | 'doubles';

/**
 * Values as machines have them: each series wanders about a level of its own in small steps, and rests in four of ten.
 * The same walk each time. @returns fills a row, a value of each series, and moves on
 */
export function randomWalk(options: {
  readonly seriesCount: number;
  readonly kind: WalkKind;
}): (row: Float64Array) => void {
  const { seriesCount, kind } = options;
  const random = makeRandom(1);
  const level = Float64Array.from({ length: seriesCount }, () => 10 ** (random() * 3));
  const current = level.slice();
  return (row) => {
    for (let series = 0; series < seriesCount; series++) {
      const base = level[series] ?? 0;
      let value = current[series] ?? 0;
      if (kind === 'doubles' || random() < 0.6) value += base * 0.04 * (random() - 0.5) + 0.01 * (base - value);
      current[series] = value;
      row[series] =
        kind === 'doubles' ? value : kind === 'integers' ? Math.round(value) : Math.round(value * 100) / 100;
    }
  };
}

/** Numbers from 0 to 1, the same for the same seed (a multiplicative generator modulo 2³¹ − 1). */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
