import { version } from '../../../lib/config/version.ts';

/** Who posts. */
export interface AgentIdentity {
  readonly hostname: string;
  /** Of this installation, stable over restarts. */
  readonly uuid: string;
  readonly apiKey: string | undefined;
}

/** What every payload of `POST /intake/` begins with (wire.md 3.3). */
export function intakeHead({ hostname, uuid, apiKey }: AgentIdentity): Record<string, unknown> {
  return { ...(apiKey ? { apiKey } : {}), agentVersion: version, uuid, internalHostname: hostname };
}
