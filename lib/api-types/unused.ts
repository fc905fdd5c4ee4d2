/** `GET /labrador/api/unused`: what clients sent that the lab has no use for, since the backend's start; most first. */
export interface LabUnused {
  readonly received: readonly LabUnusedKind[];
}

/** Requests of one kind: answered so that their clients are content, counted, and not kept. */
export interface LabUnusedKind {
  /** `POST /api/v1/collector`; paths that are counted together stand side by side; of the trace receiver `/telemetry/proxy/`. */
  readonly route: string;
  /** What it would be at Datadog: `live processes`, `telemetry of tracers`, … */
  readonly what: string;
  readonly requests: number;
  readonly bytes: number;
  /** Unix milliseconds; absent for those of the trace receiver. */
  readonly lastAtMs?: number;
}
