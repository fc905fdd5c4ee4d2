import type { Route } from '../../../../lib/http/route.ts';
import type { DowntimeDeps } from './downtime-deps.ts';
import { downtimeRoutesV1 } from './routes-v1.ts';
import { downtimeRoutesV2 } from './routes-v2.ts';

/** Downtimes, as both versions of Datadog's API have them. */
export const downtimeRoutes: readonly Route<DowntimeDeps>[] = [...downtimeRoutesV1, ...downtimeRoutesV2];
