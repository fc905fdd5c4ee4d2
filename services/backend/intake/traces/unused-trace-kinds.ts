/** What the unused doors of the trace receiver would be at Datadog. */
export interface UnusedTraceKind {
  /** First word of the counter: `traces.unused.telemetry.app_started` is of `telemetry`. */
  readonly name: string;
  readonly path: string;
  readonly what: string;
}

/** Every kind that `unused-doors.ts` counts. */
export const unusedTraceKinds: readonly UnusedTraceKind[] = [
  { name: 'telemetry', path: '/telemetry/proxy/', what: 'telemetry of tracers' },
  { name: 'config', path: '/v0.7/config', what: 'questions for remote configuration' },
  { name: 'pipeline_stats', path: '/v0.1/pipeline_stats', what: 'Data Streams Monitoring' },
  { name: 'lineage', path: '/openlineage/api/v1/lineage', what: 'Data Jobs Monitoring (OpenLineage)' },
  { name: 'evp', path: '/evp_proxy/', what: 'Test Optimization, LLM Observability and others' },
  { name: 'debugger', path: '/debugger/v1/input', what: 'snapshots of Dynamic Instrumentation' },
  { name: 'debugger_diagnostics', path: '/debugger/v1/diagnostics', what: 'states of Dynamic Instrumentation' },
  { name: 'symdb', path: '/symdb/v1/input', what: 'symbols for Dynamic Instrumentation' },
  { name: 'tracer_flare', path: '/tracer_flare/v1', what: 'flares of tracers' },
  { name: 'services', path: '/v0.4/services', what: 'metadata of services, from tracers of long ago' },
];
