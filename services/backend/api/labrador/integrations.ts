import type { LabIntegrations } from '../../../../lib/api-types/integrations.ts';
import { projectRoot } from '../../../../lib/config/places.ts';
import type { Route } from '../../../../lib/http/route.ts';
import { readReport } from '../../../../lib/lifecycle/status-socket.ts';
import type { IntegrationsReport } from '../../../../lib/model/integration.ts';
import type { ApiDeps } from '../api-deps.ts';

/** Reading every check's files may take the agent a while on a slow disk. */
const patienceMs = 5000;

/** `GET /labrador/api/integrations`: the checks that the agent finds, as it tells them. */
export const integrations: Route<ApiDeps>['handle'] =
  ({ dataDir, configDir }) =>
  async (_request, response) => {
    const report = await readReport<IntegrationsReport>({ dataDir, name: 'agent' }, 'integrations', patienceMs);
    const body: LabIntegrations = { configDir, projectDir: projectRoot, ...(report && { report }) };
    response.set('Cache-Control', 'no-store').json(body);
  };
