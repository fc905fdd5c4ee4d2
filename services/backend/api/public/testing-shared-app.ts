import express from 'express';
import request from 'supertest';
import { errorResponse } from '../../../../lib/http/error-response.ts';
import { createKeyCheck } from '../../../../lib/http/keys.ts';
import { mount } from '../../../../lib/http/mount.ts';
import { createLogger } from '../../../../lib/log/logger.ts';
import type { Question } from '../../../../lib/widget/question.ts';
import { openDashboardsApp } from '../dashboards/testing-dashboards-app.ts';
import { securityHeaders } from '../security-headers.ts';
import type { PublicDeps } from './public-deps.ts';
import { publicPage } from './public-page.ts';
import { publicRoutes } from './routes.ts';

const HOUR = 3_600_000;

interface Shared {
  readonly dashboard: object;
  /** How it is shared. */
  readonly settings?: object;
  readonly storeAt: (nowS: number) => PublicDeps['store'];
}

/** A shared dashboard, behind keys as on a lab that others reach. */
export async function openSharedApp({ dashboard, settings = {}, storeAt }: Shared) {
  const opened = await openDashboardsApp();
  const store = storeAt(Math.floor(opened.clock.now() / 1000));
  const app = express();
  app.use(securityHeaders);
  mount(app, publicRoutes, {
    deps: { ...opened, store },
    keys: createKeyCheck({ keylessFrom: [], apiKey: 'k', appKey: 'k' }),
  });
  app.get('/p/sb/:token', publicPage(opened), (_request, response) => void response.send('the page'));
  app.use(errorResponse({ log: createLogger('test', 'off'), onError: () => undefined }));
  const { body: made } = await request(opened.app).post('/api/v1/dashboard').send(dashboard).expect(200);
  const { body: shared } = await request(opened.app)
    .post('/api/v1/dashboard/public')
    .send({ dashboard_id: made.id, dashboard_type: 'custom_timeboard', ...settings })
    .expect(200);
  const path = `/labrador/api/public/${shared.token}`;
  const nowMs = opened.clock.now();
  const ask = (question: Question, asked: object = {}) =>
    request(app)
      .post(`${path}/answer`)
      .send({ question, from: nowMs - HOUR, to: nowMs, variables: {}, ...asked });
  return { ...opened, api: opened.app, app, path, ask, nowMs, token: String(shared.token), id: String(made.id) };
}
