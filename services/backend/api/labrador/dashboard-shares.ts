import type { DashboardShare, DashboardShares } from '../../../../lib/api-types/dashboard-shares.ts';
import type { Route } from '../../../../lib/http/route.ts';
import type { DashboardDeps } from '../dashboards/dashboard-deps.ts';
import { consoleUrl } from '../dashboards/public/console-url.ts';
import { publicUrl, type ShareRecord } from '../dashboards/public/share-record.ts';

/** `GET /labrador/api/dashboards/{id}/shares`: how a dashboard is shared, which Datadog's API tells by its token alone. */
export const dashboardShares: Route<DashboardDeps>['handle'] =
  ({ dashboards, publicDashboards }) =>
  (request, response) => {
    const { id } = dashboards.get(String(request.params.id));
    const url = consoleUrl(request);
    const body: DashboardShares = { shares: publicDashboards.of(id).map((share) => toLab(share, url)) };
    response.json(body);
  };

function toLab(share: ShareRecord, url: string): DashboardShare {
  const { share_type, status, global_time_selectable_enabled: isSelectable } = share.settings;
  return {
    token: share.id,
    public_url: publicUrl(share, url),
    share_type,
    status,
    global_time_selectable_enabled: isSelectable ?? false,
  };
}
