import type { Route } from '../../../../lib/http/route.ts';
import type { ApiDeps } from '../api-deps.ts';
import { apmMap } from './apm/map.ts';
import { apmResource } from './apm/resource.ts';
import { apmService } from './apm/service.ts';
import { apmServices } from './apm/services.ts';
import { backtestMonitor } from './backtest/backtest-monitor.ts';
import { dashboardShares } from './dashboard-shares.ts';
import { dogstatsdCapture } from './dogstatsd-capture.ts';
import { dogstatsdStats, switchDogstatsdStats } from './dogstatsd-stats.ts';
import { eventList } from './event-list.ts';
import { sendGraphNote } from './graph-notes/send-graph-note.ts';
import { hostDetail } from './hosts/host-detail.ts';
import { hostList } from './hosts/host-list.ts';
import { hostValues } from './hosts/host-values.ts';
import { integrations } from './integrations.ts';
import { labStatus } from './lab-status.ts';
import { mailboxRoutes } from './mailbox/routes.ts';
import { metricDetail } from './metric-detail.ts';
import { metricList } from './metric-list.ts';
import { monitorDetail } from './monitors/monitor-detail.ts';
import { tryMonitorRoutes } from './monitors/try-routes.ts';
import { profileList } from './profile-list.ts';
import { askQuestions } from './query.ts';
import { serviceCheckList } from './service-check-list.ts';
import { unusedList } from './unused-list.ts';

/** The lab's own routes, for the console and Labrador's commands; types in lib/api-types. */
export const labRoutes: readonly Route<ApiDeps>[] = [
  { method: 'get', path: '/labrador/api/lab', keys: 'api+app', handle: labStatus },
  { method: 'get', path: '/labrador/api/metrics', keys: 'api+app', handle: metricList },
  { method: 'get', path: '/labrador/api/metrics/:name', keys: 'api+app', handle: metricDetail },
  { method: 'post', path: '/labrador/api/query', keys: 'api+app', handle: askQuestions },
  { method: 'get', path: '/labrador/api/integrations', keys: 'api+app', handle: integrations },
  { method: 'get', path: '/labrador/api/hosts', keys: 'api+app', handle: hostList },
  { method: 'get', path: '/labrador/api/hosts/:name', keys: 'api+app', handle: hostDetail },
  { method: 'get', path: '/labrador/api/host-values', keys: 'api+app', handle: hostValues },
  { method: 'get', path: '/labrador/api/profiles', keys: 'api+app', handle: profileList },
  { method: 'get', path: '/labrador/api/service-checks', keys: 'api+app', handle: serviceCheckList },
  { method: 'get', path: '/labrador/api/events', keys: 'api+app', handle: eventList },
  { method: 'get', path: '/labrador/api/monitors/:id', keys: 'api+app', handle: monitorDetail },
  { method: 'get', path: '/labrador/api/unused', keys: 'api+app', handle: unusedList },
  { method: 'get', path: '/labrador/api/dashboards/:id/shares', keys: 'api+app', handle: dashboardShares },
  { method: 'post', path: '/labrador/api/dogstatsd/capture', keys: 'api+app', handle: dogstatsdCapture },
  { method: 'get', path: '/labrador/api/dogstatsd/stats', keys: 'api+app', handle: dogstatsdStats },
  { method: 'post', path: '/labrador/api/dogstatsd/stats', keys: 'api+app', handle: switchDogstatsdStats },
  { method: 'get', path: '/labrador/api/apm/services', keys: 'api+app', handle: apmServices },
  { method: 'get', path: '/labrador/api/apm/services/:service', keys: 'api+app', handle: apmService },
  { method: 'get', path: '/labrador/api/apm/services/:service/resources/:hash', keys: 'api+app', handle: apmResource },
  { method: 'get', path: '/labrador/api/apm/map', keys: 'api+app', handle: apmMap },
  { method: 'post', path: '/labrador/api/monitors/backtest', keys: 'api+app', handle: backtestMonitor },
  { method: 'post', path: '/labrador/api/graph-notes', keys: 'api+app', handle: sendGraphNote },
  ...tryMonitorRoutes,
  ...mailboxRoutes,
];
