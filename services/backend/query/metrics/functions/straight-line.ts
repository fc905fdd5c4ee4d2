/** Points of a plane, of equal count. */
export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export interface Line {
  readonly slope: number;
  readonly intercept: number;
}

/** The line whose squared distances to the points, each with its weight, are least; undefined below two different x. */
export function leastSquaresLine({ x, y }: Points, weights?: Float64Array): Line | undefined {
  const weightOf = (at: number): number => weights?.[at] ?? 1;
  const total = (of: (at: number) => number): number => x.reduce((sum, _, at) => sum + weightOf(at) * of(at), 0);
  const weight = total(() => 1);
  const meanX = total((at) => x[at] as number) / weight;
  const meanY = total((at) => y[at] as number) / weight;
  const spread = total((at) => ((x[at] as number) - meanX) ** 2);
  if (!(spread > 0)) return undefined;
  const slope = total((at) => ((x[at] as number) - meanX) * ((y[at] as number) - meanY)) / spread;
  return { slope, intercept: meanY - slope * meanX };
}
