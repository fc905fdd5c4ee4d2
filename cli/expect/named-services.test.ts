import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namedServices } from './named-services.ts';

const searches: readonly (readonly [string, string | undefined])[] = [
  ['service:employees resource_name:"GET /employees"', 'service:employees'],
  ['service:(a OR b*) status:error', 'service:(a OR b*)'],
  ['(service:a x:1) OR (service:b y:2)', 'service:(a OR b)'],
  ['@service:a', '@service:a'],
  ['-service:a status:error', undefined],
  ['status:error', undefined],
  ['service:', undefined],
];

for (const [search, services] of searches) {
  test(`services of ${search}`, () => assert.equal(namedServices(search), services));
}
