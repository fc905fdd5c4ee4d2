import type { DashboardRecord } from './dashboard-record.ts';

/** What other parts of the API call an ordered and a free dashboard. */
export type DashboardType = 'custom_timeboard' | 'custom_screenboard';

export function dashboardType({ content }: DashboardRecord): DashboardType {
  return content.layout_type === 'ordered' ? 'custom_timeboard' : 'custom_screenboard';
}
