import type { Route } from '../../../../lib/http/route.ts';
import { aggregate } from './aggregate.ts';
import { list } from './list.ts';
import { search } from './search.ts';
import { serviceList } from './service-list.ts';
import type { SpansDeps } from './spans-deps.ts';
import { trace } from './trace.ts';

/** Searches of spans, traces, and the list of services (api.md 9.5). */
export const spansRoutes: readonly Route<SpansDeps>[] = [
  { method: 'post', path: '/api/v2/spans/events/search', keys: 'api+app', errorForm: 'json-api', handle: search },
  { method: 'get', path: '/api/v2/spans/events', keys: 'api+app', errorForm: 'json-api', handle: list },
  { method: 'post', path: '/api/v2/spans/analytics/aggregate', keys: 'api+app', handle: aggregate },
  { method: 'get', path: '/api/v2/trace/:trace_id', keys: 'api+app', errorForm: 'json-api', handle: trace },
  { method: 'get', path: '/api/v2/apm/services', keys: 'api+app', handle: serviceList },
];
