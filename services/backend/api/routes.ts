import type { Route } from '../../../lib/http/route.ts';
import { checkRunRoutes } from '../intake/check-run/routes.ts';
import { distributionPointRoutes } from '../intake/distribution-points/routes.ts';
import { eventRoutes as eventIntakeRoutes } from '../intake/events/routes.ts';
import { hostMetadataRoutes } from '../intake/host-metadata/routes.ts';
import { metricsV3Routes } from '../intake/metrics-v3/routes.ts';
import { seriesRoutes } from '../intake/series/routes.ts';
import { sketchRoutes } from '../intake/sketches/routes.ts';
import { agentTraceRoutes } from '../intake/traces/agent-routes.ts';
import { unusedRoutes } from '../intake/unused/routes.ts';
import type { ApiDeps } from './api-deps.ts';
import { dashboardRoutes } from './dashboards/routes.ts';
import { downtimeRoutes } from './downtimes/routes.ts';
import { embedRoutes } from './embeds/routes.ts';
import { eventRoutes } from './events-v1.ts';
import { hostRoutes } from './hosts/routes.ts';
import { labRoutes } from './labrador/routes.ts';
import { metricRoutes } from './metric-routes.ts';
import { monitorRoutes } from './monitors/routes.ts';
import { publicRoutes } from './public/routes.ts';
import { snapshotRoutes } from './snapshots/routes.ts';
import { spansRoutes } from './spans/routes.ts';
import { validateRoutes } from './validate.ts';

/** Every endpoint of the backend: the rows of the doors (intake), then those of the API. */
export const routes: readonly Route<ApiDeps>[] = [
  ...seriesRoutes,
  ...distributionPointRoutes,
  ...sketchRoutes,
  ...metricsV3Routes,
  ...checkRunRoutes,
  ...eventIntakeRoutes,
  ...hostMetadataRoutes,
  ...agentTraceRoutes,
  ...unusedRoutes,
  ...validateRoutes,
  ...metricRoutes,
  ...eventRoutes,
  ...spansRoutes,
  ...hostRoutes,
  ...dashboardRoutes,
  ...monitorRoutes,
  ...downtimeRoutes,
  ...snapshotRoutes,
  ...embedRoutes,
  ...publicRoutes,
  ...labRoutes,
];
