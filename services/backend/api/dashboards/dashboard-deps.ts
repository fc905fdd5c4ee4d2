import type { Dashboards } from './dashboards.ts';

/** What the endpoints of dashboards need. */
export interface DashboardDeps {
  readonly dashboards: Dashboards;
}
