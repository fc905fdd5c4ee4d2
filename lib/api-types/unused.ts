/** `GET /labrador/api/unused`: what clients sent that the lab has no use for, since the backend's start; most first. */
export interface LabUnused {
  readonly received: readonly LabUnusedKind[];
}

/** Requests of one kind: answered 202, counted, and not kept. */
export interface LabUnusedKind {
  /** `POST /api/v1/collector`, or the trace receiver's `telemetry`. */
  readonly route: string;
  /** What it would be at Datadog: `processes`, `containers`, `inventories`, … */
  readonly what: string;
  readonly requests: number;
  readonly bytes: number;
  /** Unix milliseconds; absent where it is not known. */
  readonly lastAtMs?: number;
}
