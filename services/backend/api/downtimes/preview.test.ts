import assert from 'node:assert/strict';
import { test } from 'node:test';
import request from 'supertest';
import { openDowntimesApp } from './testing-downtimes-app.ts';

const path = '/labrador/api/downtimes/preview';

test('when a downtime would be, and for which monitors and groups; nothing is made', async () => {
  const { app, downtimes, clock } = await openDowntimesApp();
  const nights = { rrule: 'FREQ=DAILY;COUNT=2', duration: '14h', start: '2026-01-01T19:00' };
  const schedule = { timezone: 'UTC', recurrences: [nights] };
  const attributes = { scope: 'host:a', monitor_identifier: { monitor_tags: ['*'] } };
  const { body } = await request(app)
    .post(path)
    .send({ ...attributes, schedule })
    .expect(200);
  const [first, second] = [Date.UTC(2026, 0, 1, 19), Date.UTC(2026, 0, 2, 19)];
  assert.deepEqual(body, {
    occurrences: [first, second].map((startMs) => ({ startMs, endMs: startMs + 14 * 3_600_000 })),
    monitors: [
      { id: 1, name: 'By host', groups: ['host:a'], groupCount: 2 },
      { id: 2, name: 'Of all', groups: [], groupCount: 1 },
    ],
  });
  const ofOne = { scope: 'env:prod', monitor_identifier: { monitor_id: 2 } };
  const { body: open } = await request(app).post(path).send(ofOne).expect(200);
  assert.deepEqual(open.occurrences, [{ startMs: clock.now(), endMs: null }]);
  assert.deepEqual(open.monitors, [{ id: 2, name: 'Of all', groups: ['*'], groupCount: 1 }]);
  assert.deepEqual(downtimes.list(), []);
});

test('what is wrong is refused as when it is made', async () => {
  const { app } = await openDowntimesApp();
  const wrong = { scope: 'prod', monitor_identifier: { monitor_tags: ['*'] } };
  await request(app)
    .post(path)
    .send(wrong)
    .expect(400, { errors: ['All values must have a key'] });
  await request(app)
    .post(path)
    .send({ scope: '*', monitor_identifier: { monitor_id: 9 } })
    .expect(400, { errors: ['Monitor with id 9 not found'] });
});
