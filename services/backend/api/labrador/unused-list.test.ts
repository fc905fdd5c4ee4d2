import assert from 'node:assert/strict';
import { test } from 'node:test';
import express from 'express';
import request from 'supertest';
import { VirtualClock } from '../../../../lib/clock/virtual-clock.ts';
import { Counters } from '../../intake/counters.ts';
import { UnusedRequests } from '../../intake/unused/unused-requests.ts';
import type { ApiDeps } from '../api-deps.ts';
import { unusedList } from './unused-list.ts';

function openList() {
  const clock = new VirtualClock();
  const counters = new Counters();
  const unused = new UnusedRequests({ counters, clock });
  const backendStatus = async () => ({ counters: counters.snapshot() });
  const app = express();
  app.get('/', unusedList({ unused, backendStatus } as unknown as ApiDeps));
  const list = async () => (await request(app).get('/').expect(200)).body.received;
  return { clock, counters, unused, list };
}

test('nothing is listed while nothing came', async () => {
  const { counters, list } = openList();
  counters.add('intake.accepted.series_points', 3);
  counters.add('traces.spans', 3);
  assert.deepEqual(await list(), []);
});

test('what came is listed by kind, the most first, with when the last came', async () => {
  const { clock, counters, unused, list } = openList();
  unused.note('processes', 100);
  await clock.advance(5000);
  unused.note('processes', 50);
  unused.note('orchestrator', 7);
  unused.note('flare', 9000);
  counters.add('traces.unused.telemetry.app_started', 2);
  counters.add('traces.unused.telemetry.app_started.bytes', 800);
  counters.add('traces.unused.telemetry.other');
  counters.add('traces.unused.debugger');
  counters.add('traces.unused.debugger.bytes', 30);
  counters.add('traces.unused.debugger_diagnostics', 4);
  const lastAtMs = clock.now();
  assert.deepEqual(await list(), [
    { route: '/debugger/v1/diagnostics', what: 'states of Dynamic Instrumentation', requests: 4, bytes: 0 },
    { route: '/telemetry/proxy/', what: 'telemetry of tracers', requests: 3, bytes: 800 },
    { route: 'POST /api/v1/collector', what: 'live processes', requests: 2, bytes: 150, lastAtMs },
    { route: 'POST /support/flare', what: 'flares for Datadog support', requests: 1, bytes: 9000, lastAtMs },
    { route: '/debugger/v1/input', what: 'snapshots of Dynamic Instrumentation', requests: 1, bytes: 30 },
    { route: 'POST /api/v1/orchestrator, /api/v2/orch', what: 'Kubernetes resources', requests: 1, bytes: 7, lastAtMs },
  ]);
});
