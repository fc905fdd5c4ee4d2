import type { EventAlertType, EventPriority } from '../../model/event.ts';
import type { ServiceCheckStatus } from '../../model/service-check.ts';

/** Types whose value is a number. `timing` (`ms`) is a histogram in all but its name. */
export type NumericType = 'gauge' | 'count' | 'histogram' | 'distribution' | 'timing';

/** Fields that any message may carry about the process it came from. Absent: not said, or not asked for. */
export interface Origin {
  /** `c:`, e.g. `ci-<container id>` or `in-<cgroup inode>`. */
  readonly localData?: string;
  /** `e:`, e.g. `it-false,cn-<container>,pu-<pod uid>`. */
  readonly externalData?: string;
  /** `card:`. */
  readonly cardinality?: string;
}

interface MetricFields extends Origin {
  readonly kind: 'metric';
  readonly name: string;
  /** `@`; 1 when not said. Any finite or infinite number: the wire has no range check. */
  readonly sampleRate: number;
  /** As written, in their order, with duplicates. */
  readonly tags: readonly string[];
  /** `T`, whole Unix seconds ≥ 1: the sample is a point of its own and is not aggregated. */
  readonly timestampS?: number;
}

/** One line of a number metric; several values are several samples with everything else equal. At least one value. */
export interface NumericMessage extends MetricFields {
  readonly type: NumericType;
  readonly values: readonly number[];
}

/** One line of a set; the member may contain any text, `:` too. */
export interface SetMessage extends MetricFields {
  readonly type: 'set';
  readonly member: string;
}

export type MetricMessage = NumericMessage | SetMessage;

/** An event; absent fields were not on the wire. */
export interface EventMessage extends Origin {
  readonly kind: 'event';
  readonly title: string;
  readonly text: string;
  /** Whole Unix seconds. */
  readonly timestampS?: number;
  /** An empty host is said too: it means none. */
  readonly host?: string;
  readonly priority: EventPriority;
  readonly alertType: EventAlertType;
  readonly aggregationKey: string;
  readonly sourceTypeName: string;
  readonly tags: readonly string[];
  /** Optional fields whose value was not understood and not used, as written. */
  readonly badFields: readonly string[];
}

export interface ServiceCheckMessage extends Origin {
  readonly kind: 'service_check';
  readonly name: string;
  readonly status: ServiceCheckStatus;
  readonly timestampS?: number;
  readonly host?: string;
  readonly message: string;
  readonly tags: readonly string[];
  readonly badFields: readonly string[];
}

/** What a line of DogStatsD says. */
export type Message = MetricMessage | EventMessage | ServiceCheckMessage;

/** A line that cannot be read. */
export interface LineError {
  readonly kind: 'error';
  /** What the line was taken for: garbage is a metric. */
  readonly of: 'metric' | 'event' | 'service_check';
  readonly reason: string;
}

/** Which parts of the protocol a receiver reads; the others are skipped as unknown fields are. */
export interface DecodeOptions {
  /** `T` (protocol 1.3): the Agent's `dogstatsd_no_aggregation_pipeline`. */
  readonly timestamps: boolean;
  /** `c:`, `e:`, `card:`: the Agent's `dogstatsd_origin_detection_client`. */
  readonly origin: boolean;
}
