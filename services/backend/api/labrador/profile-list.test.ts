import assert from 'node:assert/strict';
import { test } from 'node:test';
import express from 'express';
import request from 'supertest';
import { errorResponse } from '../../../../lib/http/error-response.ts';
import { createLogger } from '../../../../lib/log/logger.ts';
import type { Profile } from '../../../../lib/model/profile.ts';
import type { ApiDeps } from '../api-deps.ts';
import { profileList } from './profile-list.ts';

const profile: Profile = {
  id: 'p1',
  service: 'shop',
  env: 'lab',
  version: '1',
  host: 'h',
  family: 'node',
  startMs: 1000,
  endMs: 61_000,
  runtimeId: 'r',
  tags: ['a:b'],
  files: [{ name: 'wall.pprof', bytes: 3 }],
};

function appOf(asked: unknown[]): express.Express {
  const list = async (filter: unknown): Promise<readonly Profile[]> => {
    asked.push(filter);
    return [profile];
  };
  const app = express();
  app.get('/', profileList({ store: { profiles: { list } } } as unknown as ApiDeps));
  app.use(errorResponse({ log: createLogger('test', 'off'), onError: () => undefined }));
  return app;
}

test('profiles of a window, in seconds, by service and env', async () => {
  const asked: unknown[] = [];
  const app = appOf(asked);
  const { runtimeId: _runtimeId, tags: _tags, ...shown } = profile;
  await request(app)
    .get('/?from=1&to=90.5&service=shop&env=lab')
    .expect(200, { profiles: [shown] });
  await request(app).get('/?from=1&to=2').expect(200);
  assert.deepEqual(asked, [
    { fromMs: 1000, toMs: 90_500, service: 'shop', env: 'lab', limit: 1000 },
    { fromMs: 1000, toMs: 2000, limit: 1000 },
  ]);
});

test('a window that is none is 400', async () => {
  const app = appOf([]);
  for (const query of ['', '?from=1', '?from=2&to=1', '?from=x&to=1', '?from=1&to=2&env=a&env=b']) {
    await request(app).get(`/${query}`).expect(400);
  }
});
