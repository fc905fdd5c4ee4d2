import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ServiceCheck, ServiceCheckStatus } from '../../../../lib/model/service-check.ts';
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

test('since when a status holds, whatever comes late', () => {
  const latest = new LatestChecks(new Counters());
  const since = (timestampS: number, status: ServiceCheckStatus): number | undefined => {
    latest.report({ ...small, timestampS, status });
    return latest.all()[0]?.sinceS;
  };
  assert.equal(since(100, 0), 100);
  assert.equal(since(110, 0), 100);
  assert.equal(since(90, 0), 90);
  assert.equal(since(120, 2), 120);
  assert.equal(since(130, 2), 120);
  // Late: between the last of the status before and the first of this one, then in the midst of the row.
  assert.equal(since(115, 2), 115);
  assert.equal(since(105, 2), 115);
  assert.equal(since(112, 1), 115);
  assert.equal(since(125, 1), 130);
  assert.equal(since(124, 2), 130);
  assert.equal(since(127, 2), 127);
  assert.equal(since(127, 0), 130);
  assert.equal(since(140, 2), 130);
});
