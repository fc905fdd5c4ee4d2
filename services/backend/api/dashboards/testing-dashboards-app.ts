import express, { type Express } from 'express';
import { VirtualClock } from '../../../../lib/clock/virtual-clock.ts';
import { errorResponse } from '../../../../lib/http/error-response.ts';
import { createKeyCheck } from '../../../../lib/http/keys.ts';
import { mount } from '../../../../lib/http/mount.ts';
import { createLogger } from '../../../../lib/log/logger.ts';
import { memoryDocuments } from '../../store/documents/testing-memory-documents.ts';
import type { UserDocuments } from '../../store/store.ts';
import type { DashboardDeps } from './dashboard-deps.ts';
import { openDashboards } from './open-dashboards.ts';
import { dashboardRoutes } from './routes.ts';

/** For tests: the endpoints of dashboards on an app of their own. */
export interface DashboardsApp extends DashboardDeps {
  readonly app: Express;
  readonly clock: VirtualClock;
  readonly documents: UserDocuments;
}

/** @param before an app whose documents this one opens, as after a restart */
export async function openDashboardsApp(before?: DashboardsApp): Promise<DashboardsApp> {
  const documents = before?.documents ?? memoryDocuments();
  const clock = before?.clock ?? new VirtualClock();
  const deps: DashboardDeps = { ...(await openDashboards({ documents, clock })), clock };
  const app = express();
  mount(app, dashboardRoutes, { deps, keys: createKeyCheck({ keylessFrom: [] }) });
  app.use(errorResponse({ log: createLogger('test', 'off'), onError: () => undefined }));
  return { ...deps, app, clock, documents };
}
