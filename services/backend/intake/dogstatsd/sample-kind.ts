/** How samples of a series are summed up in a bucket; numbers, because they are kept in columns. */
export const SampleKind = { none: 0, gauge: 1, count: 2, histogram: 3, set: 4, distribution: 5 } as const;

export type SampleKind = (typeof SampleKind)[keyof typeof SampleKind];

/** By the code of a type on the wire, as in `LineType`: gauge, count, histogram, timing, set, distribution. */
const byLineType: readonly SampleKind[] = [
  ...[SampleKind.none, SampleKind.gauge, SampleKind.count, SampleKind.histogram, SampleKind.histogram],
  ...[SampleKind.set, SampleKind.distribution],
];

/** How samples of a type on the wire are summed up. */
export function sampleKindOf(lineType: number): SampleKind {
  return byLineType[lineType] as SampleKind;
}
