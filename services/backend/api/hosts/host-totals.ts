import type { Route } from '../../../../lib/http/route.ts';
import type { HostDeps } from '../../query/hosts/host-deps.ts';
import { isUp } from '../../query/hosts/lab-host.ts';
import { requestedSince } from './host-request.ts';

/** `GET /api/v1/hosts/totals[?from=]`: how many hosts sent something since `from`, Unix seconds, and how many are up. */
export const hostTotals: Route<HostDeps>['handle'] =
  ({ store, clock }) =>
  async (request, response) => {
    const nowS = Math.floor(clock.now() / 1000);
    const seen = await store.hosts.seen({ sinceS: requestedSince(request, nowS) });
    const up = seen.filter(({ lastSeenS }) => isUp(lastSeenS, nowS));
    response.json({ total_up: up.length, total_active: seen.length });
  };
