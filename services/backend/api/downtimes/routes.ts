import type { Route } from '../../../../lib/http/route.ts';
import type { DowntimeDeps } from './downtime-deps.ts';
import { labDowntimeRoutes } from './lab-list.ts';
import { downtimePreviewRoutes } from './preview.ts';
import { downtimeRoutesV1 } from './routes-v1.ts';
import { downtimeRoutesV2 } from './routes-v2.ts';

/** Downtimes, as both versions of Datadog's API have them, and what the console asks beside. */
export const downtimeRoutes: readonly Route<DowntimeDeps>[] = [
  ...downtimeRoutesV1,
  ...downtimeRoutesV2,
  ...downtimePreviewRoutes,
  ...labDowntimeRoutes,
];
