import type { EventSample } from './sample.ts';

/** Tags as an author gives them; empty and absent ones are left out. */
export type TagList = readonly (string | null | undefined)[];

/** What every submission method takes after its value. */
export interface SubmissionOptions {
  /** `key:value` or bare. The instance's own tags are added to them. */
  readonly tags?: TagList | null | undefined;
  /** Another host than the agent's. Empty is the same as absent, as on the Agent. */
  readonly hostname?: string | null | undefined;
  /** Leaves the namespace away. */
  readonly raw?: boolean | undefined;
}

export interface MetricOptions extends SubmissionOptions {
  /** Adds the tag `device:<value>`. */
  readonly device?: string | null | undefined;
}

export interface MonotonicCountOptions extends MetricOptions {
  /** Counts the very first value too, and a drop as a start from zero. */
  readonly flushFirstValue?: boolean | undefined;
}

export interface ServiceCheckOptions extends SubmissionOptions {
  readonly message?: string | null | undefined;
}

/** An event as an author gives it. */
export interface EventInput {
  readonly title: string;
  readonly text?: string | undefined;
  /** Unix seconds; absent: now. */
  readonly timestampS?: number | undefined;
  readonly tags?: TagList | null | undefined;
  readonly hostname?: string | null | undefined;
  /** Events with the same key are shown as one. */
  readonly aggregationKey?: string | undefined;
  /** The four that DogStatsD knows; absent: `info`. */
  readonly alertType?: Extract<EventSample['alertType'], 'error' | 'warning' | 'info' | 'success'> | undefined;
  /** Absent: `normal`. */
  readonly priority?: EventSample['priority'] | undefined;
  /** Absent: the namespace, if the check has one. */
  readonly sourceTypeName?: string | undefined;
}
