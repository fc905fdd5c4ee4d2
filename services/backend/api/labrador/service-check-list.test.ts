import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import express from 'express';
import request from 'supertest';
import { errorResponse } from '../../../../lib/http/error-response.ts';
import { createLogger } from '../../../../lib/log/logger.ts';
import type { ServiceCheck } from '../../../../lib/model/service-check.ts';
import { temporaryStore } from '../../store/testing/temporary-store.ts';
import type { ApiDeps } from '../api-deps.ts';
import { serviceCheckList } from './service-check-list.ts';

async function appWith(t: TestContext, reports: readonly Partial<ServiceCheck>[]) {
  const { store, clock, nowS } = await temporaryStore(t);
  const usual: ServiceCheck = { check: 'a', status: 0, host: '', timestampS: nowS, message: '', tags: [] };
  store.sink.send({ kind: 'checks', checks: reports.map((report) => ({ ...usual, ...report })) });
  const app = express();
  app.get('/', serviceCheckList({ store, clock } as unknown as ApiDeps));
  app.use(errorResponse({ log: createLogger('test', 'off'), onError: () => undefined }));
  return { app, nowS };
}

test('the worst are first, then by check and host; each with its own tags and since when it is so', async (t) => {
  const { app, nowS } = await appWith(t, [
    { check: 'b' },
    { check: 'a', host: 'y' },
    { check: 'a', host: 'x' },
    { check: 'z', status: 3 },
    { check: 'y', status: 1 },
    { check: 'x', status: 2, host: 'h', tags: ['k:v'] },
  ]);
  const { body } = await request(app).get('/').expect(200);
  assert.equal(body.nowS, nowS);
  assert.deepEqual(
    body.checks.map(({ check, host }: { check: string; host: string }) => `${check} ${host}`.trim()),
    ['x h', 'y', 'z', 'a x', 'a y', 'b'],
  );
  assert.deepEqual(body.checks[0], {
    ...{ check: 'x', status: 2, host: 'h', tags: ['k:v'], message: '', reportedAtS: nowS, sinceS: nowS },
  });
});

test('of one check, of one host; a parameter that is given twice is 400', async (t) => {
  const { app } = await appWith(t, [
    { check: 'a', host: 'x' },
    { check: 'a', host: 'y' },
    { check: 'b', host: 'x' },
  ]);
  const found = async (query: string): Promise<string[]> => {
    const { body } = await request(app).get(`/?${query}`).expect(200);
    return body.checks.map(({ check, host }: { check: string; host: string }) => check + host);
  };
  assert.deepEqual(await found('check=a'), ['ax', 'ay']);
  assert.deepEqual(await found('host=x'), ['ax', 'bx']);
  assert.deepEqual(await found('check=b&host=x'), ['bx']);
  assert.deepEqual(await found('check=c'), []);
  await request(app).get('/?check=a&check=b').expect(400);
});
