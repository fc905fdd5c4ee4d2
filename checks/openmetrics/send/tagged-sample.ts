import type { FamilySample } from '../exposition/metric-family.ts';

/** A sample as it is sent: finite, with its tags. */
export interface TaggedSample extends FamilySample {
  /** With shared ones; `le` of a histogram is `upper_bound`. */
  readonly labels: ReadonlyMap<string, string>;
  readonly tags: string[];
  readonly hostname?: string;
}
