/** How samples of a series are summed up in a bucket; numbers, because they are kept in columns. */
export const SampleKind = { none: 0, gauge: 1, count: 2, histogram: 3, set: 4, distribution: 5 } as const;

export type SampleKind = (typeof SampleKind)[keyof typeof SampleKind];
