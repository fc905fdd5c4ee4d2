import type { EventAlertType, EventPriority } from '../model/event.ts';
import type { ServiceCheckStatus } from '../model/service-check.ts';

export type SampleType = 'gauge' | 'count' | 'monotonic_count' | 'rate' | 'histogram' | 'distribution' | 'set';

/** One call of a submission method, as made by the check; tags include the instance's. */
export interface MetricSample {
  readonly kind: 'metric';
  readonly type: SampleType;
  /** With the namespace, if the check has one. */
  readonly name: string;
  /** A number; for sets also text. */
  readonly value: number | string;
  readonly tags: readonly string[];
  /** `undefined`: the agent's hostname; empty: none. */
  readonly hostname?: string;
  /** When it was taken, Unix milliseconds; rates need it. */
  readonly atMs: number;
  /** monotonic_count: whether the very first value counts too. */
  readonly flushFirstValue?: boolean;
}

export interface ServiceCheckSample {
  readonly kind: 'service_check';
  readonly name: string;
  readonly status: ServiceCheckStatus;
  readonly tags: readonly string[];
  readonly hostname?: string;
  readonly message: string;
}

export interface EventSample {
  readonly kind: 'event';
  readonly title: string;
  readonly text: string;
  /** Unix seconds. */
  readonly timestampS?: number;
  readonly tags: readonly string[];
  readonly hostname?: string;
  readonly aggregationKey?: string;
  readonly alertType?: EventAlertType;
  readonly priority?: EventPriority;
  readonly sourceTypeName?: string;
}

/** Anything a check submits in a run, in the order of its calls. */
export type Sample = MetricSample | ServiceCheckSample | EventSample;
