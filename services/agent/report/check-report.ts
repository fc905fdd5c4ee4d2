import type { EventSample, ServiceCheckSample } from '../../../lib/check/sample.ts';
import type { Submission, SubmittedPoint } from '../../../lib/check/submission.ts';
import type { CheckStatus } from '../../../lib/model/check-status.ts';

/** What one instance's runs would submit, in the shape of `agent check --json`. */
export interface InstanceReport {
  readonly aggregator: {
    readonly metrics?: readonly ReportedSeries[];
    /** Values of distributions, as sent. */
    readonly sketches?: readonly ReportedSeries[];
    readonly service_checks?: readonly object[];
    readonly events?: readonly object[];
  };
  readonly runner: object;
}

interface ReportedSeries {
  readonly metric: string;
  readonly points: [number, number][];
  readonly tags: readonly string[];
  readonly host: string;
  readonly type: string;
  readonly interval: number;
  readonly source_type_name: string;
}

/** What is known of an instance that was run. */
export interface RunInstance {
  readonly status: CheckStatus;
  readonly version: string;
  readonly submissions: readonly Submission[];
}

/** @param hostname for what names no host of its own */
export function reportInstance(instance: RunInstance, hostname: string): InstanceReport {
  const { submissions } = instance;
  const sections = {
    metrics: mergeSeries(submissions, hostname, ({ series }) => series),
    sketches: mergeSeries(submissions, hostname, ({ distributions }) => distributions),
    service_checks: submissions.flatMap(({ serviceChecks, timestampS }) =>
      serviceChecks.map((each) => reportServiceCheck(each, { hostname, timestampS })),
    ),
    events: submissions.flatMap(({ events, timestampS }) =>
      events.map((each) => reportEvent(each, { hostname, timestampS })),
    ),
  };
  const filled = Object.entries(sections).filter(([, list]) => list.length > 0);
  return { aggregator: Object.fromEntries(filled), runner: reportRunner(instance) };
}

/** Points of the same series, of all runs, under one entry. */
function mergeSeries(
  submissions: readonly Submission[],
  hostname: string,
  pick: (submission: Submission) => readonly SubmittedPoint[],
): ReportedSeries[] {
  const merged = new Map<string, ReportedSeries>();
  for (const submission of submissions) {
    for (const point of pick(submission)) {
      const host = point.hostname ?? hostname;
      const key = JSON.stringify([point.metric, point.type, host, point.tags]);
      const series = merged.get(key) ?? {
        metric: point.metric,
        points: [],
        tags: point.tags,
        host,
        type: point.type,
        interval: point.type === 'rate' ? 1 : 0,
        source_type_name: 'System',
      };
      series.points.push([submission.timestampS, point.value]);
      merged.set(key, series);
    }
  }
  return [...merged.values()];
}

interface RunContext {
  readonly hostname: string;
  readonly timestampS: number;
}

function reportServiceCheck(check: ServiceCheckSample, { hostname, timestampS }: RunContext): object {
  return {
    check: check.name,
    host_name: check.hostname ?? hostname,
    timestamp: timestampS,
    status: check.status,
    message: check.message,
    tags: check.tags,
  };
}

function reportEvent(event: EventSample, { hostname, timestampS }: RunContext): object {
  return {
    msg_title: event.title,
    msg_text: event.text,
    timestamp: event.timestampS ?? timestampS,
    host: event.hostname ?? hostname,
    tags: event.tags,
    ...(event.priority ? { priority: event.priority } : {}),
    ...(event.alertType ? { alert_type: event.alertType } : {}),
    ...(event.aggregationKey ? { aggregation_key: event.aggregationKey } : {}),
    ...(event.sourceTypeName ? { source_type_name: event.sourceTypeName } : {}),
  };
}

function reportRunner({ status, version }: RunInstance): object {
  return {
    CheckName: status.check,
    CheckVersion: version,
    CheckConfigSource: status.source,
    CheckID: status.checkId,
    Interval: status.intervalS,
    TotalRuns: status.runs,
    TotalErrors: status.errors,
    TotalWarnings: status.warnings,
    MetricSamples: status.metricSamples.last,
    TotalMetricSamples: status.metricSamples.total,
    Events: status.events.last,
    TotalEvents: status.events.total,
    ServiceChecks: status.serviceChecks.last,
    TotalServiceChecks: status.serviceChecks.total,
    AverageExecutionTime: Math.round(status.averageDurationMs ?? 0),
    LastExecutionTime: Math.round(status.lastDurationMs ?? 0),
    LastSuccessDate: Math.floor((status.lastSuccessAtMs ?? 0) / 1000),
    LastError: status.lastError ?? '',
    LastWarnings: status.lastWarnings,
    UpdateTimestamp: Math.floor((status.lastRunAtMs ?? 0) / 1000),
  };
}
