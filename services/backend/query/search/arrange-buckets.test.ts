import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrangeBuckets } from './arrange-buckets.ts';

const buckets = ['b,10', 'b,9', 'a,x', 'c,1', 'a,y'].map((key) => ({ by: key.split(','), values: [1] }));

const arranged = (...levels: Parameters<typeof arrangeBuckets>[1]) =>
  arrangeBuckets(buckets, levels).map(({ by }) => by.join());

test('levels that go by name are sorted and cut', () => {
  assert.deepEqual(arranged({ facet: 's', limit: 2, byName: 'asc' }, { facet: 't', limit: 10 }), [
    'a,x',
    'a,y',
    'b,10',
    'b,9',
  ]);
  assert.deepEqual(arranged({ facet: 's', limit: 9, byName: 'desc' }, { facet: 't', limit: 1, byName: 'asc' }), [
    'c,1',
    'b,9',
    'a,x',
  ]);
});

test('others stay as they are', () => {
  const all = buckets.map(({ by }) => by.join());
  assert.deepEqual(arranged({ facet: 's', limit: 2 }, { facet: 't', limit: 2 }), all);
  assert.deepEqual(arranged({ facet: 's', limit: 3 }, { facet: 't', limit: 2, byName: 'asc' }), [
    'b,9',
    'b,10',
    'a,x',
    'a,y',
    'c,1',
  ]);
});
