/** Keys of tags and numbers that say more than themselves; the number of each is what `BatchTexts.kinds` has for it. */
export const knownKeys = {
  traceIdHigh: 1,
  spanLinks: 2,
  events: 3,
  measured: 4,
  samplingPriority: 5,
} as const;

/** The keys as they are sent; a key's place in the list is its number less 1. */
export const knownKeyTexts: readonly string[] = [
  '_dd.p.tid',
  '_dd.span_links',
  'events',
  '_dd.measured',
  '_sampling_priority_v1',
];
