import type { Store } from '../../store/store.ts';
import type { DashboardDeps } from '../dashboards/dashboard-deps.ts';

/** What the routes of public pages need. */
export interface PublicDeps extends DashboardDeps {
  readonly store: Pick<Store, 'metrics' | 'spans'>;
}
