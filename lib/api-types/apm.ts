/** Times in seconds; percentiles and apdex are null where nothing came. Figures are of trace metrics: of all traffic. */
export interface ApmFigures {
  readonly hits: number;
  readonly errors: number;
  readonly requestsPerS: number;
  /** 0 to 1. */
  readonly errorRate: number;
  readonly avgS: number | null;
  readonly p50S: number | null;
  readonly p75S: number | null;
  readonly p90S: number | null;
  readonly p95S: number | null;
  readonly p99S: number | null;
  readonly maxS: number | null;
  readonly totalS: number;
}

/** `GET /labrador/api/apm/services?from=&to=[&env=]` (Unix seconds). */
export interface ApmServices {
  readonly envs: readonly string[];
  readonly services: readonly ApmService[];
}

export interface ApmService extends ApmFigures {
  readonly service: string;
  readonly env: string;
  /** `web`, `db`, `cache`, `custom`, from its spans' type. */
  readonly type: string;
  /** The operation its figures are of, `express.request`. */
  readonly operation: string;
  readonly apdex: number | null;
  readonly lastSeenS: number;
  /** Requests a second in equal steps from `from` to `to`; null where nothing came. */
  readonly sparkline: readonly (number | null)[];
}

/** `GET /labrador/api/apm/services/{service}?from=&to=&env=[&operation=]`; 404 when it was never seen in that env. */
export interface ApmServiceDetail extends ApmService {
  readonly operations: readonly { readonly operation: string; readonly kind: string; readonly hits: number }[];
  readonly resources: readonly ApmResource[];
  readonly upstream: readonly ApmEdge[];
  readonly downstream: readonly ApmEdge[];
  readonly versions: readonly string[];
  /** Where its newest requests spent their time, greatest first. */
  readonly timeShares: readonly ApmTimeShare[];
  readonly graphs: ApmGraphs;
}

/** A service's part of the time of some requests, which is spent in themselves and in what they called; shares add up to 1. */
export interface ApmTimeShare {
  readonly service: string;
  readonly type: string;
  readonly share: number;
  readonly selfS: number;
}

/** Series in steps of `intervalS` from `firstS`; null where nothing came. */
export interface ApmGraphs {
  readonly firstS: number;
  readonly intervalS: number;
  readonly hits: readonly (number | null)[];
  readonly errors: readonly (number | null)[];
  /** Seconds. */
  readonly p50S: readonly (number | null)[];
  readonly p75S: readonly (number | null)[];
  readonly p90S: readonly (number | null)[];
  readonly p95S: readonly (number | null)[];
  readonly p99S: readonly (number | null)[];
  readonly hitsByStatus: readonly { readonly status: string; readonly hits: readonly (number | null)[] }[];
  /** Latency of all requests in the window: how many took `fromS` to `toS`. */
  readonly distribution: readonly { readonly fromS: number; readonly toS: number; readonly count: number }[];
}

export interface ApmResource extends ApmFigures {
  readonly resource: string;
  /** 16 hex digits; in addresses instead of the name. */
  readonly hash: string;
  readonly operation: string;
}

/** `GET /labrador/api/apm/services/{service}/resources/{hash}?from=&to=&env=`. */
export interface ApmResourceDetail extends ApmResource {
  readonly service: string;
  readonly env: string;
  readonly type: string;
  readonly graphs: ApmGraphs;
  /** Where its newest requests spent their time, greatest first. */
  readonly timeShares: readonly ApmTimeShare[];
  /** How many traces the summary is of: the newest of those that contain it. */
  readonly sampledTraces: number;
  /** Of these traces as a whole. */
  readonly spanSummary: readonly {
    readonly service: string;
    readonly operation: string;
    readonly resource: string;
    readonly type: string;
    readonly spansPerTrace: number;
    /** 0 to 1: of the traces, those with such a span. */
    readonly tracesShare: number;
    readonly avgS: number;
    /** 0 to 1: of the time of these traces, in such spans themselves. */
    readonly timeShare: number;
  }[];
}

export interface ApmEdge {
  readonly from: string;
  readonly to: string;
  readonly calls: number;
  readonly callsPerS: number;
  readonly errors: number;
  readonly avgS: number;
  readonly p95S: number;
}

/** `GET /labrador/api/apm/map?from=&to=[&env=]`: services and the calls between them. */
export interface ApmMap {
  readonly envs: readonly string[];
  readonly services: readonly ApmService[];
  readonly edges: readonly ApmEdge[];
}

/** `GET /labrador/api/profiles?from=&to=[&service=][&env=]` (Unix seconds). */
export interface LabProfiles {
  readonly profiles: readonly {
    readonly id: string;
    readonly service: string;
    readonly env: string;
    readonly version: string;
    readonly host: string;
    readonly family: string;
    readonly startMs: number;
    readonly endMs: number;
    readonly files: readonly { readonly name: string; readonly bytes: number }[];
  }[];
}
