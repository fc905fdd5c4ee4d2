import assert from 'node:assert/strict';
import { test } from 'node:test';
import express from 'express';
import request from 'supertest';
import { errorResponse } from '../../../../lib/http/error-response.ts';
import { createLogger } from '../../../../lib/log/logger.ts';
import type { ApiDeps } from '../api-deps.ts';
import { dogstatsdStats, switchDogstatsdStats } from './dogstatsd-stats.ts';

function appOf(dogstatsd: ApiDeps['dogstatsd']): express.Express {
  const app = express();
  app.use(express.json());
  const deps = { dogstatsd } as unknown as ApiDeps;
  app.get('/', dogstatsdStats(deps));
  app.post('/', switchDogstatsdStats(deps));
  app.use(errorResponse({ log: createLogger('test', 'off'), onError: () => undefined }));
  return app;
}

test('the statistics are given, and switched by what is posted', async () => {
  const asked: unknown[] = [];
  const app = appOf({
    capture: () => false,
    metricStats: async (switched) => {
      asked.push(switched);
      return { enabled: switched?.enabled ?? false, metrics: [], leftOut: 0 };
    },
  });
  await request(app).get('/').expect(200, { enabled: false, metrics: [], leftOut: 0 });
  await request(app).post('/').send({ enabled: true }).expect(200, { enabled: true, metrics: [], leftOut: 0 });
  for (const bad of [{}, { enabled: 'yes' }]) {
    const refused = await request(app).post('/').send(bad).expect(400);
    assert.match(JSON.stringify(refused.body), /enabled/);
  }
  assert.deepEqual(asked, [undefined, { enabled: true }]);
});

test('where DogStatsD is off there are none', async () => {
  const app = appOf(undefined);
  await request(app).get('/').expect(409);
  await request(app).post('/').send({ enabled: true }).expect(409);
});
