import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearestName } from './nearest-name.ts';

test('a name with a slip is found, another is not', () => {
  const names = ['port', 'check_timeout', 'keyless_from'];
  assert.equal(nearestName('prt', names), 'port');
  assert.equal(nearestName('check-timeouts', names), 'check_timeout');
  assert.equal(nearestName('keyles_fromm', names), 'keyless_from');
  assert.equal(nearestName('p', names), undefined);
  assert.equal(nearestName('retention', names), undefined);
});
