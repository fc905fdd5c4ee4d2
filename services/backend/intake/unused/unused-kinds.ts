/** Something that Agents post and nothing here uses. */
export interface UnusedKind {
  /** Counted as `intake.unused.<name>`. */
  readonly name: string;
  readonly path: string;
  /** What it would be at Datadog. */
  readonly what: string;
  /** What its client reads of the answer: the status, a message of the process-agent, or what became of a flare. */
  readonly answer: 'status' | 'process' | 'flare';
}

/** Kinds of the process-agent and of the orchestrator check: messages in a frame of their own (wire.md 3.3). */
const processKinds: readonly UnusedKind[] = [
  { name: 'processes', path: '/api/v1/collector', what: 'live processes', answer: 'process' },
  { name: 'containers', path: '/api/v1/container', what: 'live containers', answer: 'process' },
  { name: 'process_discovery', path: '/api/v1/discovery', what: 'process discovery', answer: 'process' },
  { name: 'connections', path: '/api/v1/connections', what: 'network connections', answer: 'process' },
  { name: 'process_events', path: '/api/v2/proclcycle', what: 'process events', answer: 'status' },
  { name: 'orchestrator', path: '/api/v1/orchestrator', what: 'Kubernetes resources', answer: 'process' },
  { name: 'orchestrator', path: '/api/v2/orch', what: 'Kubernetes resources', answer: 'process' },
  { name: 'manifests', path: '/api/v2/orchmanif', what: 'Kubernetes manifests', answer: 'process' },
];

/** Tracks of the event platform, with what they are. */
const tracks: Readonly<Record<string, string>> = {
  databasequery: 'query samples of Database Monitoring',
  dbmmetrics: 'query metrics of Database Monitoring',
  dbmactivity: 'activity of Database Monitoring',
  dbmmetadata: 'schemas and settings of Database Monitoring',
  ndm: 'network devices',
  ndmtraps: 'SNMP traps',
  ndmflow: 'NetFlow',
  ndmconfig: 'configurations of network devices',
  netpath: 'network paths',
  contlcycle: 'container events',
  contimage: 'container images',
  sbom: 'software bills of materials',
  secruntime: 'events of workload security',
  compliance: 'findings of compliance rules',
  apmtelemetry: 'telemetry of Agents',
};

/** Everything a real Agent posts to the API that is answered, counted and not kept (wire.md 3.1 to 3.3). */
export const unusedKinds: readonly UnusedKind[] = [
  ...processKinds,
  { name: 'inventories', path: '/api/v1/metadata', what: 'inventories of Agents, checks and hosts', answer: 'status' },
  { name: 'host_metadata_v2', path: '/api/v2/host_metadata', what: 'host metadata, version 2', answer: 'status' },
  ...Object.entries(tracks).map(
    ([track, what]): UnusedKind => ({ name: track, path: `/api/v2/${track}`, what, answer: 'status' }),
  ),
  { name: 'flare', path: '/support/flare', what: 'flares for Datadog support', answer: 'flare' },
  { name: 'flare', path: '/support/flare/:case', what: 'flares for Datadog support', answer: 'flare' },
];
