import assert from 'node:assert/strict';
import { test } from 'node:test';
import request from 'supertest';
import type { LabDowntimes } from '../../../../lib/api-types/downtimes.ts';
import { openDowntimesApp } from './testing-downtimes-app.ts';

test('every downtime with its status, its next time, and the monitor that it is about', async () => {
  const { app, clock } = await openDowntimesApp();
  const create = async (attributes: object): Promise<string> => {
    const { body } = await request(app)
      .post('/api/v2/downtime')
      .send({ data: { type: 'downtime', attributes } })
      .expect(200);
    return body.data.id;
  };
  const nights = { rrule: 'FREQ=DAILY', duration: '14h', start: '2026-01-01T19:00' };
  const scheduled = await create({
    ...{ scope: 'host:a', monitor_identifier: { monitor_tags: ['team:x'] } },
    schedule: { timezone: 'UTC', recurrences: [nights] },
  });
  const active = await create({ scope: '*', monitor_identifier: { monitor_id: 2 }, message: 'until it is over' });
  const canceled = await create({ scope: 'env:x', monitor_identifier: { monitor_tags: ['*'] } });
  await request(app).delete(`/api/v2/downtime/${canceled}`).expect(204);
  const { downtimes } = (await request(app).get('/labrador/api/downtimes').expect(200)).body as LabDowntimes;
  const startMs = Date.UTC(2026, 0, 1, 19);
  const seen = downtimes.map(({ id, status, window, monitorName }) => ({ id, status, window, monitorName }));
  assert.deepEqual(seen, [
    {
      id: scheduled,
      status: 'scheduled',
      window: { startMs, endMs: startMs + 14 * 3_600_000 },
      monitorName: undefined,
    },
    { id: active, status: 'active', window: { startMs: clock.now(), endMs: null }, monitorName: 'Of all' },
    { id: canceled, status: 'canceled', window: { startMs: clock.now(), endMs: null }, monitorName: undefined },
  ]);
  assert.equal(downtimes[1]?.message, 'until it is over');
  assert.equal(downtimes[2]?.canceledAtMs, clock.now());
});
