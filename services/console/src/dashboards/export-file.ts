import type { Dashboard } from '../../../../lib/api-types/dashboards.ts';
import { saveJsonFile } from '../shell/save-file.ts';

/** The name of the file that a dashboard is exported to, by the slug of its address. */
export function exportName({ id, url }: Pick<Dashboard, 'id' | 'url'>): string {
  const [, , , slug] = url.split('/');
  return `${slug || id}.json`;
}

/** Hands a dashboard to the browser as a file. */
export function exportDashboard(dashboard: Dashboard): void {
  saveJsonFile(exportName(dashboard), dashboard);
}
