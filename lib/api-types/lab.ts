import type { MetricMetadata, MetricType } from '../model/metric.ts';
import type { AgentStatus, BackendStatus, ProcessStatus } from '../model/process-status.ts';

/** `GET /labrador/api/lab`: what runs and where. */
export interface LabStatus {
  readonly version: string;
  /** Unix milliseconds by the backend's clock. */
  readonly nowMs: number;
  readonly backend: BackendStatus;
  /** Absent while no agent answers on its status socket. */
  readonly agent?: AgentStatus;
  /** All processes with a status socket in the data folder, the two above included. */
  readonly processes: readonly LabProcess[];
  /** The variables to paste into a shell so that clients find this lab, in order. */
  readonly env: readonly LabVariable[];
  readonly configDir: string;
  readonly dataDir: string;
}

/** An environment variable; one whose value is not to be shown is empty, and names the file that holds it. */
export interface LabVariable {
  readonly name: string;
  readonly value: string;
  readonly file?: string;
}

/** A process; without `status` its socket is there but does not answer. */
export interface LabProcess {
  readonly name: string;
  readonly status?: ProcessStatus;
}

/** `GET /labrador/api/metrics?search=&limit=`: metrics seen, by name. */
export interface LabMetrics {
  readonly metrics: readonly LabMetric[];
  readonly total: number;
}

export interface LabMetric {
  readonly metric: string;
  readonly type: MetricType;
  /** Unix seconds. */
  readonly lastSeenS: number;
  readonly contexts: number;
}

/** `GET /labrador/api/metrics/{name}`; 404 when it was never seen. */
export interface LabMetricDetail extends LabMetric {
  readonly metadata: MetricMetadata;
  readonly hosts: readonly string[];
  /** Tag key → values; bare tags under the empty key. */
  readonly tags: Readonly<Record<string, readonly string[]>>;
}
