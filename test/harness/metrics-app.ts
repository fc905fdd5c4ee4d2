import express, { type Express } from 'express';
import { errorResponse } from '../../lib/http/error-response.ts';
import { createKeyCheck } from '../../lib/http/keys.ts';
import { mount } from '../../lib/http/mount.ts';
import { createLogger } from '../../lib/log/logger.ts';
import { metricRoutes } from '../../services/backend/api/metric-routes.ts';
import { MemoryMetrics } from '../query/memory-metrics.ts';
import { noSpans } from './no-spans.ts';

/** 2026-01-01 00:00 UTC. */
export const startS = Date.UTC(2026, 0, 1) / 1000;

/** The routes of metrics over cpu of two hosts, 10 s apart, and a count; `percent` is the unit of cpu. */
export async function metricsApp(): Promise<Express> {
  const metrics = new MemoryMetrics();
  const cpu = (host: string) => ({ metric: 'cpu', type: 'gauge', host, tags: ['env:lab'], intervalS: 0 }) as const;
  metrics.add(
    cpu('a'),
    [10, 20, 30].map((second, at) => [startS + second, at + 1] as const),
  );
  metrics.add(
    cpu('b'),
    [20, 30].map((second, at) => [startS + second, at + 10.5] as const),
  );
  metrics.add({ metric: 'hits', type: 'count', host: '', tags: [], intervalS: 10 }, [[startS + 4000, 5]]);
  await metrics.declareMetadata({ cpu: { unit: 'percent', description: 'CPU', integration: 'system' } });
  const metadata = { agentVersion: '7', platform: 'linux', aliases: [], tagsBySource: {}, reportedAtS: startS };
  const host = { name: 'Lab-1', apps: ['agent'], lastSeenS: startS, ...metadata };
  const app = express();
  const keys = createKeyCheck({ keylessFrom: [] });
  mount(app, metricRoutes, { deps: { store: { metrics, spans: noSpans, hosts: { seen: async () => [host] } } }, keys });
  app.use(errorResponse({ log: createLogger('test', 'off'), onError: () => undefined }));
  return app;
}
