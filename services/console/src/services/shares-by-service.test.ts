import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sharesByService } from './shares-by-service.ts';

test('spans of a service are added up', () => {
  const rows = [
    { service: 'web', timeShare: 0.25 },
    { service: 'db', timeShare: 0.5 },
    { service: 'web', timeShare: 0.125 },
  ];
  assert.deepEqual(sharesByService(rows), [
    { service: 'db', share: 0.5 },
    { service: 'web', share: 0.375 },
  ]);
});
