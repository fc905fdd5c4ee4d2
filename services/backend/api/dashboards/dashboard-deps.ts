import type { Clock } from '../../../../lib/clock/clock.ts';
import type { EmbedRecord } from '../embeds/embed-record.ts';
import type { Dashboards } from './dashboards.ts';
import type { KeptDocuments } from './kept-documents.ts';
import type { ListRecord } from './lists/dashboard-list.ts';
import type { PublicDashboards } from './public/public-dashboards.ts';

/** What the endpoints of dashboards need. */
export interface DashboardDeps {
  readonly dashboards: Dashboards;
  readonly dashboardLists: KeptDocuments<ListRecord>;
  readonly publicDashboards: PublicDashboards;
  readonly graphEmbeds: KeptDocuments<EmbedRecord>;
  readonly clock: Clock;
}
