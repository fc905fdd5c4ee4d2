import type { Endpoints } from '../model/process-status.ts';
import { parseDoor } from './door.ts';

/** One environment variable. */
export interface Variable {
  readonly name: string;
  readonly value: string;
}

/** What clients of a lab have to know. */
export interface LabFacts {
  /**
   * The doors of all processes together. Read by name: `http` (console and API, `http://…`),
   * `dogstatsd` (`udp://…`), `traces` (the trace agent's door, `http://…`).
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
  add('LABRADOR_DATA_DIR', facts.dataDir);
  add('DD_INSTRUMENTATION_TELEMETRY_ENABLED', 'false');
  return variables;
}
