import type { Dashboard } from '../../lib/api-types/dashboards.ts';

/** What the server says of a dashboard, and its author does not. */
const ofServer = ['author_handle', 'author_name', 'url', 'modified_at', 'restricted_roles', 'is_read_only'];

/** The text of a dashboard's file: its document with its id, without what the server adds. */
export function dashboardDocument(dashboard: Dashboard): string {
  const own = Object.entries(dashboard).filter(([name]) => !ofServer.includes(name));
  return `${JSON.stringify(Object.fromEntries(own), null, 2)}\n`;
}
