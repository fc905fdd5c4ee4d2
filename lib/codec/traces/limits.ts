/**
 * What a payload may come to. A real one is far below (an Agent takes 25 MB of body, some 100,000 spans); what is written
 * to be small and to unfold is not.
 */
export interface TraceLimits {
  readonly spans: number;
  readonly chunks: number;
  readonly tags: number;
  readonly numbers: number;
  /** Texts that differ. */
  readonly texts: number;
  /** Links, events and their attributes. */
  readonly extras: number;
  /** Tags that a chunk, or a payload, has of its own. */
  readonly commonTags: number;
}

export const traceLimits: TraceLimits = {
  spans: 500_000,
  chunks: 500_000,
  tags: 4_000_000,
  numbers: 2_000_000,
  texts: 1_000_000,
  extras: 200_000,
  commonTags: 10_000,
};
