import type { IntegrationsReport } from '../model/integration.ts';

/** `GET /labrador/api/integrations`: as the agent tells it; without `report` no agent runs. */
export interface LabIntegrations {
  readonly configDir: string;
  /** The folder of the clone, with the command `labrador` in it. */
  readonly projectDir: string;
  readonly report?: IntegrationsReport;
}
