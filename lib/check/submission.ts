import type { EventSample, ServiceCheckSample } from './sample.ts';

/**
 * What a run comes to after aggregation (the Agent's check sampler): the points that are sent.
 * All points of a run carry its due time.
 */
export interface Submission {
  readonly series: readonly SubmittedPoint[];
  readonly distributions: readonly SubmittedPoint[];
  readonly serviceChecks: readonly ServiceCheckSample[];
  readonly events: readonly EventSample[];
  /** Unix seconds, whole: the run's due time. */
  readonly timestampS: number;
}

export interface SubmittedPoint {
  readonly metric: string;
  readonly type: 'gauge' | 'count' | 'rate' | 'distribution';
  readonly value: number;
  /** Sorted, without duplicates. */
  readonly tags: readonly string[];
  /** `undefined`: the agent's hostname; empty: none. */
  readonly hostname?: string;
}
