import assert from 'node:assert/strict';
import test from 'node:test';
import request from 'supertest';
import { groupIn, openMonitorsApp } from '../../monitors/testing-monitors-app.ts';
import { monitorDetail } from './monitor-detail.ts';

const query = 'avg(last_5m):avg:my_metric{*} by {host} > 800';

test('a monitor is told with its groups, what mutes them, and the downtimes that are about it', async () => {
  const opened = await openMonitorsApp();
  const { app, monitorStates, downtimes, clock } = opened;
  app.get('/labrador/api/monitors/:id', monitorDetail(opened));
  const make = async (name: string) => {
    const { body } = await request(app).post('/api/v1/monitor').send({ type: 'query alert', query, name }).expect(200);
    return Number(body.id);
  };
  const [id, other] = [await make('a'), await make('b')];
  const alert = { ...groupIn('Alert', 'host:a'), value: 901.5 };
  monitorStates.set(id, 'Alert', [alert, groupIn('OK', 'host:b')], 'it is too long');
  const end = clock.now() / 1000 + 600;
  await request(app).post(`/api/v1/monitor/${id}/mute`).send({ scope: 'host:a', end }).expect(200);
  await request(app).post(`/api/v1/monitor/${other}/mute`).expect(200);

  const { body } = await request(app).get(`/labrador/api/monitors/${id}`).expect(200);
  const [downtime, ...more] = downtimes.about({ id, tags: [] }, clock.now());
  assert.deepEqual(more, []);
  assert.equal(body.monitor.query, query);
  assert.equal(body.monitor.lab, undefined);
  assert.equal(body.problem, 'it is too long');
  assert.equal(body.isMuted, false);
  assert.deepEqual(body.history, []);
  assert.deepEqual(body.groups, [
    {
      ...{ key: 'host:a', tags: ['host:a'], state: 'Alert', sinceMs: alert.sinceMs, value: 901.5 },
      ...{ lastTriggeredAtMs: alert.sinceMs, downtimeIds: [downtime?.id] },
    },
    { key: 'host:b', tags: ['host:b'], state: 'OK', sinceMs: alert.sinceMs, downtimeIds: [] },
  ]);
  assert.deepEqual(body.downtimes, [
    {
      ...{ id: downtime?.id, scope: 'host:a', message: '', isRecurring: false, status: 'active' },
      ...{ startMs: clock.now(), endMs: end * 1000 },
    },
  ]);
  await clock.advance(601_000);
  const { body: later } = await request(app).get(`/labrador/api/monitors/${id}`).expect(200);
  assert.deepEqual(later.downtimes, []);
});
