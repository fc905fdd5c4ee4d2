import { parseDoor } from '../../lib/lifecycle/door.ts';
import type { Endpoints } from '../../lib/model/process-status.ts';

/** `configured`: the ports of datadog.yaml and the environment; `free`: any that are free. */
export type PortChoice = 'configured' | 'free';

/** What a row may build the environment of its process from. */
export interface RowContext {
  /** Of the processes that are ready, by their name. */
  readonly endpoints: ReadonlyMap<string, Endpoints>;
  /** Its own when it was ready before: a process that is started again listens where it did. */
  readonly own: Endpoints | undefined;
  readonly ports: PortChoice;
}

/** One process of the lab. */
export interface ProcessRow {
  readonly name: string;
  /** Its entry file, relative to the clone. */
  readonly entry: string;
  /** Started before it; brought along by `run --with`. */
  readonly dependsOn: readonly string[];
  /**
   * Its variables on top of those that all have.
   * @throws when it cannot run in such a lab
   */
  environment(context: RowContext): Record<string, string>;
}

/** All processes of the lab, in the order of their start. A new service is a row here. */
export const processRows: readonly ProcessRow[] = [
  {
    name: 'backend',
    entry: 'services/backend/main.ts',
    dependsOn: [],
    environment: ({ own, ports }) => ({
      ...portVariable('DD_LABRADOR_PORT', own?.http, ports),
      ...portVariable('DD_DOGSTATSD_PORT', own?.dogstatsd, ports),
      ...portVariable('DD_APM_RECEIVER_PORT', own?.traces, ports),
    }),
  },
  {
    name: 'agent',
    entry: 'services/agent/main.ts',
    dependsOn: ['backend'],
    environment: ({ endpoints, ports }) => agentEnvironment(endpoints.get('backend'), ports),
  },
];

/** Services of the design that are not built yet. */
export const laterProcesses: readonly string[] = ['mysql', 'employees', 'apm-app'];

function portVariable(name: string, own: string | undefined, ports: PortChoice): Record<string, string> {
  const before = parseDoor(own);
  if (before) return { [name]: before.port };
  return ports === 'free' ? { [name]: '0' } : {};
}

/**
 * Sends the agent to this lab's backend, whatever the user's own variables say; without one, where they say. In a lab
 * of its own for one command there must be one: what is thrown away must not reach whatever else listens there.
 */
function agentEnvironment(backend: Endpoints | undefined, ports: PortChoice): Record<string, string> {
  const dogstatsd = parseDoor(backend?.dogstatsd);
  if (!dogstatsd && ports === 'free') {
    throw new Error(
      'Cannot start agent: this lab has no DogStatsD door to send to; set use_dogstatsd to true in datadog.yaml (DD_USE_DOGSTATSD), or leave the agent out of --with',
    );
  }
  const http = parseDoor(backend?.http);
  return {
    ...(dogstatsd ? { DD_AGENT_HOST: dogstatsd.host, DD_DOGSTATSD_PORT: dogstatsd.port } : {}),
    ...(http ? { DD_DD_URL: http.url } : {}),
  };
}
