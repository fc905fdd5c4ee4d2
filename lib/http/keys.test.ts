import assert from 'node:assert/strict';
import { test } from 'node:test';
import express from 'express';
import request, { type Test } from 'supertest';
import { createLogger } from '../log/logger.ts';
import { errorResponse } from './error-response.ts';
import { createKeyCheck, type KeyOptions } from './keys.ts';
import { mount } from './mount.ts';
import type { Route } from './route.ts';

const routes: readonly Route<undefined>[] = (['none', 'api', 'api+app'] as const).map((keys) => ({
  method: 'get',
  path: `/${keys.replace('+', '-')}`,
  keys,
  handle: () => (_request, response) => void response.send('served'),
}));

function get(path: string, options: KeyOptions): Test {
  const app = express();
  mount(app, routes, { deps: undefined, keys: createKeyCheck(options) });
  app.use(errorResponse({ log: createLogger('test', 'off'), onError: () => undefined }));
  return request(app).get(path);
}

const both: KeyOptions = { apiKey: 'aaaa', appKey: 'bbbb', keylessFrom: [] };

test('without configured keys every route is open, whatever keys come', async () => {
  for (const apiKey of [undefined, '']) {
    for (const path of ['/none', '/api', '/api-app']) {
      await get(path, { apiKey, keylessFrom: [] }).set('DD-API-KEY', 'anything').expect(200);
      await get(path, { apiKey, keylessFrom: [] }).expect(200);
    }
  }
});

/** path, API key sent, application key sent → error, if any */
const matrix: readonly (readonly [string, string | undefined, string | undefined, string | undefined])[] = [
  ['/none', undefined, undefined, undefined],
  ['/api', undefined, undefined, 'API key required'],
  ['/api', '', undefined, 'API key required'],
  ['/api', 'aaaa', undefined, undefined],
  ['/api', 'aaab', undefined, 'Forbidden'],
  ['/api', 'aaaaa', undefined, 'Forbidden'],
  ['/api', 'bbbb', undefined, 'Forbidden'],
  ['/api-app', 'aaaa', undefined, 'Application key required'],
  ['/api-app', undefined, 'bbbb', 'API key required'],
  ['/api-app', 'aaaa', 'bbbb', undefined],
  ['/api-app', 'aaaa', 'aaaa', 'Forbidden'],
];

for (const [path, apiKey, appKey, error] of matrix) {
  test(`${path} with ${apiKey} and ${appKey}: ${error ?? 'served'}, by header and by query alike`, async () => {
    const byHeader = get(path, both);
    if (apiKey !== undefined) byHeader.set('DD-API-KEY', apiKey);
    if (appKey !== undefined) byHeader.set('DD-APPLICATION-KEY', appKey);
    const query = {
      ...(apiKey === undefined ? {} : { api_key: apiKey }),
      ...(appKey === undefined ? {} : { application_key: appKey }),
    };
    for (const call of [byHeader, get(path, both).query(query)]) {
      const { body } = await call.expect(error ? 403 : 200);
      if (error) assert.deepEqual(body, { errors: [error] });
    }
  });
}

test('a key given twice in the query is none', async () => {
  await get('/api?api_key=aaaa&api_key=aaaa', both).expect(403, { errors: ['API key required'] });
});

test('from keyless addresses and networks no keys are asked', async () => {
  for (const [entry, status] of [
    ['127.0.0.1', 200],
    ['127.0.0.0/8', 200],
    ['10.0.2.2', 403],
    ['10.0.0.0/8', 403],
    ['::1', 403],
  ] as const) {
    await get('/api-app', { ...both, keylessFrom: [entry] }).expect(status);
  }
});

for (const entry of ['gateway', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '']) {
  test(`keyless_from '${entry}' is refused at start`, () => {
    assert.throws(() => createKeyCheck({ keylessFrom: [entry] }), /labrador\.keyless_from: '.*' is no address/);
  });
}
