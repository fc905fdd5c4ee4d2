import { localUrl } from '../../lib/http/bind-host.ts';
import { parseDoor } from '../../lib/lifecycle/door.ts';
import type { Endpoints } from '../../lib/model/process-status.ts';
import { agentNodeFlags } from './agent-node-flags.ts';
import { applicationEnvironment } from './application-environment.ts';
import { databaseEnvironment } from './database-environment.ts';
import { portVariable } from './port-variable.ts';
import type { LabParts, PortChoice, ProcessRow, RowContext } from './process-row.ts';

/** Tracers come into a service before its own first line, as Datadog's documentation has it. */
const traced = ['dd-trace/initialize.mjs'];

/** Its server may have to be installed first. */
const mysqlTimeoutMs = 600_000;

/** All processes of the lab, each behind those that it depends on. A new service is a row here. */
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
    nodeFlags: agentNodeFlags,
    dependsOn: ['backend'],
    environment: ({ endpoints, ports }) => agentEnvironment(endpoints.get('backend'), ports),
  },
  {
    name: 'mysql',
    entry: 'services/mysql/main.ts',
    dependsOn: [],
    isOptional: true,
    readyTimeoutMs: mysqlTimeoutMs,
    environment: ({ own, ports }) => ({
      ...portVariable('DD_LABRADOR_MYSQL_PORT', own?.mysql, ports),
      // What is thrown away must not be in a server of the user's.
      ...(ports === 'free' ? { MYSQL_URL: undefined } : {}),
    }),
  },
  {
    name: 'employees',
    entry: 'services/employees/main.ts',
    imports: traced,
    dependsOn: ['backend', 'mysql'],
    isOptional: true,
    address: employeesAddress,
    environment: (context) => ({
      ...applicationEnvironment('employees', context.config.labrador.employees_port, context),
      ...databaseEnvironment(context),
    }),
  },
  {
    name: 'apm-app',
    entry: 'services/apm-app/main.ts',
    imports: traced,
    dependsOn: ['backend'],
    follows: ['employees'],
    isOptional: true,
    environment: (context) => ({
      ...applicationEnvironment('apm-app', context.config.labrador.apm_app_port, context),
      EMPLOYEES_URL: employeesUrl(context),
    }),
  },
];

/** Where it listens on its configured port: what uses it need not wait for it. */
function employeesAddress({ ports, config }: LabParts): string | undefined {
  const port = config.labrador.employees_port;
  return ports === 'free' || port === 0 ? undefined : localUrl('http', config.bind_host, port);
}

/** Of this lab's own, else of the one that the user names. */
function employeesUrl(context: RowContext): string | undefined {
  const own = context.endpoints.get('employees')?.employees;
  const expected = context.names.includes('employees') ? employeesAddress(context) : undefined;
  return own ?? expected ?? context.env.EMPLOYEES_URL;
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
