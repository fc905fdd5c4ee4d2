import type { Dashboard } from '../../lib/api-types/dashboards.ts';
import { stableDashboardId } from '../../lib/document-files/dashboard-id.ts';
import type { Exportable } from './exportable.ts';

/** What the server says of a dashboard, and its author does not. */
const ofServer = ['author_handle', 'author_name', 'url', 'modified_at', 'restricted_roles', 'is_read_only'];

export const exportDashboard: Exportable<Dashboard> = {
  what: 'dashboard',
  idHelp: 'its id, as in its address: abc-def-ghi',
  folder: 'dashboards',
  apiPath: (id) => `/api/v1/dashboard/${encodeURIComponent(id)}`,
  isBody: (body): body is Dashboard => typeof body === 'object' && body !== null && 'widgets' in body && 'id' in body,
  idOf: ({ id }) => id,
  stableId: (name) => stableDashboardId(`dashboards/${name}`),
  isInFile: ({ is_read_only }) => is_read_only === true,
  slugOf: ({ url }) => /^\/dashboard\/[^/]+\/([a-z0-9-]+)$/.exec(url)?.[1] ?? '',
  documentOf: (dashboard) => Object.fromEntries(Object.entries(dashboard).filter(([name]) => !ofServer.includes(name))),
};
