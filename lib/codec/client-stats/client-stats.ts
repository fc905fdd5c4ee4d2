import type { Sketch } from '../../sketch/sketch.ts';
import type { RefusedItems } from '../refusals.ts';

/** Body of `/v0.6/stats`: what a client has computed of its own spans (wire.md 2.9). */
export interface ClientStatsPayload {
  readonly hostname: string;
  readonly env: string;
  readonly version: string;
  readonly language: string;
  readonly tracerVersion: string;
  readonly runtimeId: string;
  readonly sequence: number;
  readonly service: string;
  readonly containerId: string;
  readonly tags: readonly string[];
  readonly buckets: readonly ClientStatsBucket[];
  /** Values of a wrong type and summaries that cannot be read: they cost themselves, what they belong to stays. */
  readonly refusals: RefusedItems;
}

export interface ClientStatsBucket {
  /** Unix nanoseconds. */
  readonly startNs: bigint;
  readonly durationNs: bigint;
  readonly groups: readonly ClientStatsGroup[];
}

export interface ClientStatsGroup {
  readonly service: string;
  readonly name: string;
  readonly resource: string;
  /** 0: none. */
  readonly httpStatusCode: number;
  readonly type: string;
  readonly dbType: string;
  readonly hits: number;
  readonly errors: number;
  /** Of all hits together. */
  readonly durationNs: number;
  /** Durations in nanoseconds, re-binned to the mapping of lib/sketch. */
  readonly ok: Sketch;
  readonly error: Sketch;
  readonly isSynthetics: boolean;
  readonly topLevelHits: number;
  readonly spanKind: string;
  readonly peerTags: readonly string[];
  readonly grpcStatusCode: string;
  readonly httpMethod: string;
  readonly httpEndpoint: string;
}
