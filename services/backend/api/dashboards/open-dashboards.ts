import type { Clock } from '../../../../lib/clock/clock.ts';
import type { UserDocuments } from '../../store/store.ts';
import type { EmbedRecord } from '../embeds/embed-record.ts';
import type { DashboardDeps } from './dashboard-deps.ts';
import { Dashboards } from './dashboards.ts';
import { KeptDocuments } from './kept-documents.ts';
import type { ListRecord } from './lists/dashboard-list.ts';
import { PublicDashboards } from './public/public-dashboards.ts';

const embeds = { kind: 'graph_embed', limit: 5000, what: 'embedded graphs' } as const;
const lists = { kind: 'dashboard_list', limit: 1000, what: 'lists of dashboards' } as const;

/** Reads all that users made of dashboards from disk. */
export async function openDashboards(parts: {
  readonly documents: UserDocuments;
  readonly clock: Pick<Clock, 'now'>;
}): Promise<Omit<DashboardDeps, 'clock'>> {
  const dashboards = await Dashboards.open(parts);
  return {
    dashboards,
    dashboardLists: await KeptDocuments.open<ListRecord>(parts.documents, lists),
    graphEmbeds: await KeptDocuments.open<EmbedRecord>(parts.documents, embeds),
    publicDashboards: await PublicDashboards.open({ ...parts, dashboards }),
  };
}
