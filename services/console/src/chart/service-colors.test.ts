import assert from 'node:assert/strict';
import { test } from 'node:test';
import { servicePlaces } from './service-colors.ts';

const LAB = ['apm-app', 'employees', 'employees-mysql'];

test('a service keeps its colour whoever stands beside it', () => {
  const together = servicePlaces(LAB);
  for (const service of LAB) assert.equal(servicePlaces([service]).get(service), together.get(service), service);
});

test('services have different colours while there are any', () => {
  const eight = Array.from({ length: 8 }, (_, nth) => `service-${nth}`);
  assert.equal(new Set(servicePlaces(eight).values()).size, 8);
  assert.equal(servicePlaces([...eight, 'one-more']).size, 9);
});

test('the order in which they come does not matter', () => {
  assert.deepEqual(servicePlaces(LAB.toReversed()), servicePlaces(LAB));
});
