import type { Dashboard } from '../../../../lib/api-types/dashboards.ts';

/** The name of the file that a dashboard is exported to, by the slug of its address. */
export function exportName({ id, url }: Pick<Dashboard, 'id' | 'url'>): string {
  const [, , , slug] = url.split('/');
  return `${slug || id}.json`;
}

/** Hands a dashboard to the browser as a file. */
export function exportDashboard(dashboard: Dashboard): void {
  const file = new Blob([`${JSON.stringify(dashboard, null, 2)}\n`], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = exportName(dashboard);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}
