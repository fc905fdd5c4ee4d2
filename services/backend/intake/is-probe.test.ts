import assert from 'node:assert/strict';
import { test } from 'node:test';
import request from 'supertest';
import { checkRunRoutes } from './check-run/routes.ts';
import { openDoor } from './door-harness.ts';
import { hostMetadataRoutes } from './host-metadata/routes.ts';
import { seriesRoutes } from './series/routes.ts';
import { sketchRoutes } from './sketches/routes.ts';
import { unusedRoutes } from './unused/routes.ts';

const routes = [...seriesRoutes, ...sketchRoutes, ...checkRunRoutes, ...hostMetadataRoutes, ...unusedRoutes];

test('`agent diagnose` finds every door in order, and leaves nothing behind', async () => {
  const door = openDoor(routes);
  for (const { path } of routes) {
    const probe = request(door.app).post(path.replace(':case', '1')).set('X-Requested-With', 'datadog-agent-diagnose');
    const { status } = await probe.send({});
    assert.ok(status === 202 || (status === 200 && path.startsWith('/support/flare')), `${path}: ${status}`);
  }
  assert.deepEqual(door.counters.snapshot(), { 'intake.probes': routes.length });
  assert.deepEqual(door.sent, []);
});

test('what is no probe is read', async () => {
  const door = openDoor(routes);
  await request(door.app).post('/api/v1/series').set('X-Requested-With', 'XMLHttpRequest').send({}).expect(400);
});
