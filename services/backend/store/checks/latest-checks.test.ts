import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ServiceCheck } from '../../../../lib/model/service-check.ts';
import { Counters } from '../engine/counters.ts';
import { checkRows } from '../sink-rows.ts';
import { LatestChecks } from './latest-checks.ts';

/** Four rows. */
const small: ServiceCheck = { check: 'c', status: 0, host: '', timestampS: 1, message: '', tags: [] };

test('past the bound those go that were reported longest ago, which is counted', () => {
  const counters = new Counters();
  const latest = new LatestChecks(counters, 12);
  for (const host of ['a', 'b', 'c', 'a']) latest.report({ ...small, host });
  assert.deepEqual(counters.snapshot(), {});
  latest.report({ ...small, host: 'd' });
  assert.deepEqual(
    latest.all().map(({ host }) => host),
    ['c', 'a', 'd'],
  );
  const large = { ...small, host: 'e', message: 'x'.repeat(400) };
  assert.deepEqual([checkRows(small), checkRows(large)], [4, 8]);
  latest.report(large);
  assert.deepEqual(
    latest.all().map(({ host }) => host),
    ['d', 'e'],
  );
  assert.deepEqual(counters.snapshot(), { 'store.forgotten_checks': 3 });
});

test('names with a zero byte within are not taken for one another', () => {
  const latest = new LatestChecks(new Counters());
  latest.report({ ...small, check: 'a\0b', host: 'c' });
  latest.report({ ...small, check: 'a', host: 'b\0c' });
  latest.report({ ...small, check: 'a', host: 'b', tags: ['c'] });
  assert.equal(latest.all().length, 3);
});

test('what is forgotten makes room', () => {
  const latest = new LatestChecks(new Counters(), 8);
  latest.report(small);
  latest.report({ ...small, host: 'h', timestampS: 5 });
  latest.forgetBefore(5);
  latest.report({ ...small, host: 'i', timestampS: 5 });
  assert.equal(latest.all().length, 2);
});
