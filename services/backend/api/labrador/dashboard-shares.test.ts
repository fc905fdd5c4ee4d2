import assert from 'node:assert/strict';
import test from 'node:test';
import request from 'supertest';
import { openDashboardsApp } from '../dashboards/testing-dashboards-app.ts';
import { dashboardShares } from './dashboard-shares.ts';

test('the links of a dashboard are listed until they are revoked, with those of no other', async () => {
  const opened = await openDashboardsApp();
  const { app } = opened;
  app.get('/labrador/api/dashboards/:id/shares', dashboardShares(opened));
  const make = async (title: string) => {
    const { body } = await request(app).post('/api/v1/dashboard').send({ title, layout_type: 'ordered', widgets: [] });
    return String(body.id);
  };
  const [shared, other] = [await make('a'), await make('b')];
  const shares = async (id: string) => (await request(app).get(`/labrador/api/dashboards/${id}/shares`)).body.shares;
  const { body: made } = await request(app)
    .post('/api/v1/dashboard/public')
    .send({ dashboard_id: shared, dashboard_type: 'custom_timeboard', global_time_selectable_enabled: true })
    .expect(200);
  const [{ public_url: url, ...listed }, ...more] = await shares(shared);
  assert.deepEqual(listed, {
    token: made.token,
    share_type: 'open',
    status: 'active',
    global_time_selectable_enabled: true,
  });
  assert.equal(new URL(url).pathname, `/p/sb/${made.token}`);
  assert.deepEqual(more, []);
  assert.deepEqual(await shares(other), []);
  await request(app).delete(`/api/v1/dashboard/public/${made.token}`).expect(200);
  assert.deepEqual(await shares(shared), []);
  await request(app).get('/labrador/api/dashboards/abc-def-ghi/shares').expect(404);
});
