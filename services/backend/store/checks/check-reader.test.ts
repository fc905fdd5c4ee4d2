import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ServiceCheck } from '../../../../lib/model/service-check.ts';
import { temporaryStore } from '../testing/temporary-store.ts';

test('the last reports of each host and tags, newest first, within the time that is asked', async (t) => {
  const { store, nowS } = await temporaryStore(t);
  const report = (each: Partial<ServiceCheck>): ServiceCheck => ({
    check: 'app.ok',
    status: 0,
    host: 'a',
    timestampS: nowS,
    message: '',
    tags: ['k:v'],
    ...each,
  });
  const checks = [
    report({ timestampS: nowS - 60, status: 1 }),
    report({ timestampS: nowS - 30, status: 2, message: 'down' }),
    report({ timestampS: nowS - 15, status: 1 }),
    // Two of one second: the later one counts as newer.
    report({ timestampS: nowS - 15, status: 3 }),
    report({ timestampS: nowS - 10, host: 'b' }),
    report({ timestampS: nowS - 5, check: 'other' }),
    report({ timestampS: nowS, status: 2 }),
  ];
  store.sink.send({ kind: 'checks', checks });
  const read = (last: number, fromS: number) => store.checks.recent({ check: 'app.ok', last, fromS, toS: nowS });
  assert.deepEqual(await read(3, nowS - 60), [checks[4], checks[3], checks[2], checks[1]]);
  assert.deepEqual(
    (await read(9, nowS - 60)).map(({ host, status }) => [host, status]),
    [
      ['b', 0],
      ['a', 3],
      ['a', 1],
      ['a', 2],
      ['a', 1],
    ],
  );
  assert.deepEqual((await read(9, nowS - 59)).length, 4);
  assert.deepEqual(await store.checks.recent({ check: 'none', last: 9, fromS: 0, toS: nowS }), []);
});
