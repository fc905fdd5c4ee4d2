import assert from 'node:assert/strict';
import { test } from 'node:test';
import supertest from 'supertest';
import { testingSpansApp } from './testing-spans-app.ts';

const buckets = () => ['web', 'api'].map((service) => ({ by: [service], values: [3] }));

test('services of an env, by name', async () => {
  const { app, asked } = testingSpansApp({ buckets });
  const { status, body } = await supertest(app).get('/api/v2/apm/services').query({ 'filter[env]': 'lab' });
  assert.equal(status, 200);
  assert.deepEqual(body, {
    data: {
      id: 'lab',
      type: 'services_list',
      attributes: {
        services: ['api', 'web'],
        metadata: [
          { isTraced: true, isUsm: false },
          { isTraced: true, isUsm: false },
        ],
      },
    },
  });
  const [[query, what]] = asked as [[{ readonly search: unknown }, unknown]];
  assert.deepEqual(query.search, {
    kind: 'attribute',
    attribute: { name: 'env', hasAt: false },
    match: { kind: 'exact', value: 'lab' },
  });
  assert.deepEqual(what, { computes: [{ kind: 'count' }], groupBy: [{ attribute: 'service', limit: 1000 }] });
});

test('of every env, and without one', async () => {
  const { app, asked } = testingSpansApp({ buckets });
  await supertest(app).get('/api/v2/apm/services').query({ 'filter[env]': '*' }).expect(200);
  assert.deepEqual((asked as [[{ readonly search: unknown }]])[0][0].search, { kind: 'all' });
  await supertest(app)
    .get('/api/v2/apm/services')
    .expect(400, { errors: ["Required parameter 'filter[env]' is missing"] });
});
