import { parseDoor } from '../../lib/lifecycle/door.ts';
import type { RowContext, RowEnvironment } from './process-row.ts';

/** Other names for the same settings, and those that would send past an agent's doors: to Datadog itself, or by OTLP. */
const elsewhere = [
  ...['DD_TRACE_URL', 'DD_TRACE_AGENT_HOSTNAME', 'DD_DOGSTATSD_HOSTNAME', 'DD_DOGSTATSD_URL', 'DD_DOGSTATSD_SOCKET'],
  ...['DD_AGENTLESS_ENABLED', 'DD_AGENTLESS_LOG_SUBMISSION_ENABLED', 'DD_APM_TRACING_AGENTLESS_ENABLED'],
  ...['DD_CIVISIBILITY_AGENTLESS_ENABLED', 'DD_LLMOBS_AGENTLESS_ENABLED'],
];

/**
 * Where a traced service sends: to the doors of this lab's backend, whatever the user's own variables say. Where the
 * backend has such a door closed, or there is none, they say (a real Agent may have the port); but what a lab for one
 * command is about must not reach whatever listens there.
 * @throws in a lab for one command without a DogStatsD door
 */
export function tracedEnvironment(name: string, { endpoints, ports, env }: RowContext): RowEnvironment {
  const backend = endpoints.get('backend');
  const traces = parseDoor(backend?.traces);
  const dogstatsd = parseDoor(backend?.dogstatsd);
  if (!dogstatsd && ports === 'free') {
    throw new Error(
      `Cannot start ${name}: this lab has no DogStatsD door for its metrics; set use_dogstatsd to true in datadog.yaml (DD_USE_DOGSTATSD)`,
    );
  }
  const untraced = ports === 'free' ? { DD_TRACE_ENABLED: 'false' } : {};
  return {
    ...(traces || dogstatsd ? withoutElsewhere(env) : {}),
    ...(traces
      ? { DD_AGENT_HOST: traces.host, DD_TRACE_AGENT_PORT: traces.port, DD_TRACE_AGENT_URL: traces.url }
      : untraced),
    ...(dogstatsd
      ? { DD_AGENT_HOST: dogstatsd.host, DD_DOGSTATSD_HOST: dogstatsd.host, DD_DOGSTATSD_PORT: dogstatsd.port }
      : {}),
  };
}

function withoutElsewhere(env: NodeJS.ProcessEnv): RowEnvironment {
  const otel = Object.keys(env).filter((name) => /^OTEL_(EXPORTER_|(TRACES|METRICS|LOGS)_EXPORTER$)/.test(name));
  return Object.fromEntries([...elsewhere, ...otel].map((name) => [name, undefined]));
}
