import path from 'node:path';
import type { Endpoints } from '../model/process-status.ts';
import { parseDoor } from './door.ts';

/** One environment variable. */
export interface Variable {
  readonly name: string;
  /** Empty where it is in `file`. */
  readonly value: string;
  /** The file that holds the value, because that is not to be shown. */
  readonly file?: string;
}

/** What clients of a lab have to know. */
export interface LabFacts {
  /**
   * The doors of all processes together. Read by name: `http` (console and API, `http://…`),
   * `dogstatsd` (`udp://…`), `traces` (the trace agent's door, `http://…`), `employees` and `apm_app` (`http://…`), `mysql`.
   */
  readonly endpoints: Endpoints;
  /** Absolute. */
  readonly dataDir: string;
  /** Absent when keys are asked for but not known here. */
  readonly apiKey?: string;
  readonly appKey?: string;
}

/** Keys shown where none are asked for, because clients insist on having some: the lengths are Datadog's. */
export const placeholderKeys = {
  apiKey: 'abad1dea'.repeat(4),
  appKey: 'abad1dea'.repeat(5),
} as const;

/**
 * The variables by which Datadog's clients (and Labrador's own commands) find a lab, in the order of the banner.
 * A door that is not there has no variables. Telemetry of tracers is off: it would go to the real Datadog.
 */
export function labEnvironment(facts: LabFacts): Variable[] {
  const variables: Variable[] = [];
  const add = (name: string, value: string | undefined): void => {
    if (value !== undefined) variables.push({ name, value });
  };
  const http = parseDoor(facts.endpoints.http);
  const dogstatsd = parseDoor(facts.endpoints.dogstatsd);
  const traces = parseDoor(facts.endpoints.traces);
  add('LABRADOR_URL', http?.url);
  add('DATADOG_HOST', http?.url);
  add('DD_API_KEY', facts.apiKey);
  add('DD_APP_KEY', facts.appKey);
  add('DD_AGENT_HOST', (dogstatsd ?? traces)?.host);
  add('DD_DOGSTATSD_PORT', dogstatsd?.port);
  add('DD_TRACE_AGENT_PORT', traces?.port);
  add('DD_TRACE_AGENT_URL', traces?.url);
  add('EMPLOYEES_URL', facts.endpoints.employees);
  add('APM_APP_URL', facts.endpoints.apm_app);
  if (facts.endpoints.mysql !== undefined) {
    variables.push({ name: 'LAB_MYSQL_URL', value: '', file: path.join(facts.dataDir, 'mysql', 'employees.url') });
  }
  add('LABRADOR_DATA_DIR', facts.dataDir);
  add('DD_INSTRUMENTATION_TELEMETRY_ENABLED', 'false');
  return variables;
}
